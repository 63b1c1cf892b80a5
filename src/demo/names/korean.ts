import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const korean: Tongue = {
  weight: 4,
  country: 'KR',
  genres: ['k-indie', 'korean r&b', 'k-pop'],
  words: {
    band: wordList('달빛정류소, 새벽우체국, 구름세탁소, 종이고래, 여름창고, 은하수다방, 파란지붕합주단'),
    given: wordList('온새라, 한누리별, 노을찬, 달래솔, 바다윤슬'),
    thing: wordList(
      '첫눈, 막차, 창문, 파도, 우산, 골목길, 별자리, 편지, 그림자, 여름밤, 옥상, 소나기, 가로등',
    ),
  },
  artists: ['{band}', '{given}', '{given} & {band}'],
  albums: ['{thing}의 계절', '{thing}과 {thing} 사이', '{thing}에게', '다시, {thing}'],
  tracks: [
    '{thing}',
    '{thing} 아래서',
    '너와 나의 {thing}',
    '{thing}, 그리고 {thing}',
    '마지막 {thing}',
    '{thing} (Intro)',
  ],
};
