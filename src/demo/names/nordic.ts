import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const nordic: Tongue = {
  weight: 5,
  country: 'SE',
  genres: ['nordic folk', 'electropop', 'post-rock'],
  words: {
    given: wordList('Ylva, Torbjörn, Sólrún, Håkon, Þórdís, Aino, Väinö, Signe, Snæfríður, Rasmus'),
    first: wordList('Norr, Fjäll, Sjö, Mörk, Vinter, Björk, Snö, Å, Ljung, Stjärn'),
    second: wordList('skog, vik, ljus, strand, lund, sång, kväll, mark, dal, fågel'),
    thing: wordList(`Måne, Höst, Hjärtat, Bryggan, Älven, Dimma, Regnet, Vårljus, Yön Äänet, Järvi, Myrkur,
      Norðurljós, Vågorna, Øya, Lyset, Hiljaisuus`),
  },
  artists: ['{first}{second}', '{given} {first}{second}', '{given} & {first}{second}', 'Duo {first}{second}'],
  albums: ['{thing}', '{first}{second}', '{thing} och {thing}', 'Sånger från {first}{second}'],
  tracks: [
    '{thing}',
    '{first}{second}',
    '{thing}, {thing}',
    'Vals till {given}',
    'Innan {thing}',
    'Hem till {first}{second}',
  ],
};
