import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const japanese: Tongue = {
  weight: 5,
  country: 'JP',
  genres: ['j-pop', 'city pop', 'j-rock', 'shibuya-kei'],
  words: {
    family: wordList('霧ヶ沢, 朧谷, 鈴鳴, 雪待, 灯ノ森, 葉隠町, 海鳴坂'),
    given: wordList('透子, 灯里, 朔太, つむぎ, 凪彦, 小夜美, 湊一'),
    band: wordList(
      'ネオンくじら, 夜行図書館, ソーダ水族館, 月面喫茶店, かみなり郵便局, 透明モーターズ, 雨音カメラ',
    ),
    thing:
      wordList(`夕焼け, 終電, 花火, 紙飛行機, 水平線, 坂道, 観覧車, 夏休み, 手紙, 鏡, 春雷, 自転車, 流星群, 屋上,
      カセットテープ, ソーダ水, 雨宿り, 街灯`),
    feeling: wordList('さよなら, おやすみ, ただいま, またあした, ひとりごと, ありがとう'),
  },
  artists: ['{family}{given}', '{family} {given}', '{band}', '{band}'],
  albums: ['{thing}と{thing}', '{feeling}、{thing}', '{thing}の季節', '{thing} -{feeling}-'],
  tracks: [
    '{thing}',
    '{thing}と{thing}',
    '{feeling}{thing}',
    '{thing}のうた',
    '{feeling}',
    '真夜中の{thing}',
    '{thing}まで',
  ],
};
