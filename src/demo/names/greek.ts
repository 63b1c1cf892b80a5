import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const greek: Tongue = {
  weight: 2,
  country: 'GR',
  genres: ['entechno', 'rebetiko'],
  words: {
    given: wordList('Ανθίππη, Λεωνής, Φανούρης, Ερωφίλη'),
    family: wordList('Θαλασσινάκης, Αστρογιώργη, Καλντεριμίδης'),
    thing: wordList('Η Θάλασσα, Το Φανάρι, Ο Βοριάς, Η Βροχή, Το Νησί, Η Αυλή, Ο Δρόμος, Το Καράβι'),
  },
  artists: ['{given} {family}', 'Κομπανία {family}'],
  albums: ['{thing}', 'Τραγούδια: {thing}'],
  tracks: ['{thing}', '{thing} και {given}', '{thing} του Σεπτέμβρη'],
};
