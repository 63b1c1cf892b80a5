import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** Written from right to left. */
export const hebrew: Tongue = {
  weight: 2,
  country: 'IL',
  genres: ['israeli indie'],
  words: {
    given: wordList('אביגיל, נחשון, תהילה, ינאי'),
    family: wordList('ים־תכלת, אורחלון, כוכביה'),
    thing: wordList('חלון, גשם ראשון, תחנה אחרונה, מכתב, לילה לבן, רחוב צדדי, ירח, סירת נייר'),
  },
  artists: ['{given} {family}', 'להקת {family}'],
  albums: ['{thing}', '{thing} ו{thing}'],
  tracks: ['{thing}', 'עוד {thing}', '{thing} ו{thing}', 'שיר על {thing}'],
};
