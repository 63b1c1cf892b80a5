import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const slavic: Tongue = {
  weight: 3,
  country: 'PL',
  genres: ['polish alternative', 'czech folk', 'balkan brass'],
  words: {
    given: wordList('Świętosława, Bohumil, Żaneta, Zdeňka, Wincenty, Ludmiła, Čestmír, Jagoda'),
    family: wordList('Brzeźnicki, Wrzosowska, Mlýnečný, Pšenička, Żurawiec, Dobroděj'),
    thing: wordList(`Księżyc, Łąka, Ostatni Tramwaj, Deszcz, Měsíc, Řeka, Zapomniany Ogród, Świt, Půlnoc,
      Cisza, Żaglówka, Podzim, Źródło, Čtvrtek`),
  },
  artists: ['{given} {family}', 'Kapela {family}', 'Trio {family}'],
  albums: ['{thing}', '{thing} / {thing}', 'Piosenki: {thing}'],
  tracks: ['{thing}', '{thing} i {thing}', '{thing} ({given})', 'Kołysanka: {thing}'],
};
