import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** Written from right to left. Words are divided by the Latin comma: the Arabic one belongs to titles. */
export const arabic: Tongue = {
  weight: 3,
  country: 'EG',
  genres: ['arabic pop', 'tarab'],
  words: {
    given: wordList('رَيحانة, سُهيل, نوّارة, غَيلان, لُجين, تميم'),
    family: wordList('البحراويني, القمريّ, الياسمينيّ, السنديانيّ'),
    thing: wordList('ليلة شتاء, نافذة البحر, طريق القمر, رسالة, مطر أيلول, غيمة, شارع قديم, صوت الريح, مرآة'),
  },
  artists: ['{given} {family}', 'فرقة {family}'],
  albums: ['{thing}', 'أغاني {thing}', '{thing}، {thing}'],
  tracks: ['{thing}', 'بعد {thing}', 'يا {thing}', '{thing} و{thing}', 'لا {thing} بعد اليوم؟'],
};
