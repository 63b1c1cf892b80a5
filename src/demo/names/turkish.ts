import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** Its dotted and dotless i tell apart folding that follows the machine's language from folding that does not. */
export const turkish: Tongue = {
  weight: 2,
  country: 'TR',
  genres: ['anadolu rock', 'turkish pop'],
  words: {
    given: wordList('Işılay, Çağlar, Gülbeyaz, Özgün, İlkbahar, Şebnur, Tuğrul'),
    family: wordList('Kırlangıçoğlu, Denizışığı, Yağmurkuşu, Gökçesırma'),
    thing: wordList(
      'Işık, Yağmur, İstasyon, Gece Vapuru, Kırık Ayna, Rüzgâr, Şehir, Ilık Bir Eylül, Çınar, Uzak Yol',
    ),
  },
  artists: ['{given} {family}', '{family}', '{given} ve {family}'],
  albums: ['{thing}', '{thing} ve {thing}', '{given} Söylüyor'],
  tracks: ['{thing}', '{thing} Türküsü', '{thing}, {thing}', 'Sen ve {thing}', 'Bir {thing} Daha'],
};
