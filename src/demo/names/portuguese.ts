import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const portuguese: Tongue = {
  weight: 5,
  country: 'BR',
  genres: ['mpb', 'bossa nova', 'samba'],
  words: {
    given: wordList('Iracema, Anselmo, Conceição, Tarsila, Benedito, Jurema, Leôncio, Marialva'),
    family: wordList('Ribanceira, Alvorão, Maçaranduva, Pedralvim, Sanfoneiro, Cajueirense'),
    thing: wordList(`a Saudade, o Cajueiro, a Varanda, o Rio, a Maré, o Sertão, a Manhã, o Trovão, a Ladeira,
      o Violão, a Avenida, o Coração`),
    place: wordList('Beira-Mar, Santa Alvorada, Longe Daqui, Fevereiro, Lua Cheia, Quintal'),
  },
  artists: ['{given} {family}', 'Trio {family}', 'Os {family}', '{given} do {place}'],
  albums: ['Canções de {place}', 'Depois d{thing}', '{place}', '{given} Canta {place}'],
  tracks: [
    'Samba de {place}',
    'Antes d{thing}',
    'Longe d{thing}',
    'Não é {thing}',
    '{place}',
    'Carta pra {given}',
  ],
};
