import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const french: Tongue = {
  weight: 7,
  country: 'FR',
  genres: ['chanson', 'french pop', 'electro', 'variété'],
  words: {
    given: wordList(
      'Philomène, Gaspard, Éloïse, Barnabé, Solène, Anatole, Maëlle, Théophile, Apolline, Côme',
    ),
    family: wordList('Vaubrisson, Lampadère, Montéclair, Quérouelle, Desbrumes, Aubépin, Tournesac'),
    thing:
      wordList(`la Fenêtre, le Brouillard, la Marée, le Métro, la Lumière, le Jardin, la Falaise, le Phare,
      la Balançoire, le Silence, la Poussière, le Manège, la Cour, le Dimanche`),
    things: wordList('les Hirondelles, les Vagues, les Lampadaires, les Cerises, les Orages, les Valises'),
    place: wordList('Montéclair, Minuit, Nulle Part, Novembre, Saint-Aubépin, Deux Heures du Matin'),
  },
  artists: [
    '{given} {family}',
    'Les {family}',
    'Orchestre {family}',
    '{given} & {things}',
    'Fanfare {family}',
  ],
  albums: ['Derrière {thing}', 'Chansons pour {place}', 'Sous {things}', '{place}', 'Toutes {things}'],
  tracks: [
    'Derrière {thing}',
    'Sous {thing}',
    'Rendez-vous à {place}',
    'Où Vont {things} ?',
    'Après {thing}',
    '{given}, Encore',
    "L'Été de {given}",
    'Ni {thing} ni {thing}',
    'Quand {things} Dansent',
  ],
};
