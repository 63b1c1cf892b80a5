import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const chinese: Tongue = {
  weight: 4,
  country: 'TW',
  genres: ['mandopop', 'cantopop', 'taiwanese indie'],
  words: {
    band: wordList('纸鲸乐队, 夜航書店, 半島電台, 雲端郵差, 玻璃渡口, 三更茶館, 南風機械'),
    name: wordList('鹿鳴溪, 蘇晚汀, 岑舟遠, 霍小滿月, 林聽瀾舟'),
    thing: wordList('雨季, 月台, 舊信, 風箏, 海岸線, 螢火蟲, 午夜電車, 倒影, 梧桐, 烟火, 远方, 屋頂, 潮汐'),
  },
  artists: ['{band}', '{name}', '{name} & {band}'],
  albums: ['{thing}與{thing}', '致{thing}', '最後的{thing}', '{thing}之前'],
  tracks: [
    '{thing}',
    '{thing}與{thing}',
    '等一場{thing}',
    '沒有{thing}的城市',
    '寫給{thing}',
    '{thing}（序曲）',
  ],
};
