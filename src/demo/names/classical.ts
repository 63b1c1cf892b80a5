import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** Works, movements and ensembles: titles are long and shared by many albums. */
export const classical: Tongue = {
  weight: 4,
  country: 'AT',
  genres: ['classical', 'chamber music', 'piano'],
  words: {
    given: wordList('Aurelio, Benedikta, Ignaz, Leopoldine, Casimir, Wilhelmine, Ottokar, Séraphine, Anselm'),
    family: wordList(
      'Vantriss, Ollersdorf, Brzenik, Castellomare, Hjelmaas, Quentzler, Arvanthou, Delacombière',
    ),
    town: wordList('Ollersdorf, Vantriss, Castellomare, Brzenik, Nordhjelm, Sankt Quentz'),
    ensemble: wordList('Chamber Orchestra, Philharmonic, String Quartet, Baroque Ensemble, Sinfonietta'),
    form: wordList(
      'Sonata, Partita, Nocturne, Ballade, String Quartet, Piano Trio, Symphony, Concerto Grosso',
    ),
    forms: wordList('Sonatas, Partitas, Nocturnes, Ballades, String Quartets, Piano Trios, Symphonies'),
    number: wordList('1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 21'),
    key: wordList(
      'C Major, D Minor, E-Flat Major, F-Sharp Minor, G Minor, A Major, B Minor, B-Flat Major, C-Sharp Minor',
    ),
    movement: wordList(`I. Allegro con brio, II. Andante cantabile, III. Menuetto – Trio, IV. Presto,
      I. Adagio – Allegro molto, II. Largo, III. Scherzo. Vivace, IV. Rondo. Allegro ma non troppo`),
    opus: wordList('Op. 4, Op. 9 No. 2, Op. 18, Op. 27 No. 1, Op. 35, Op. 52, Op. 60, Op. 71, Op. posth.'),
  },
  artists: ['{given} {family}', '{town} {ensemble}', 'The {family} Trio', 'Orchestra of {town}'],
  albums: [
    '{family}: Complete {forms}',
    '{family}: {form} No. {number} & {form} No. {number}',
    '{town} Recital',
  ],
  tracks: [
    '{form} No. {number} in {key}, {opus}: {movement}',
    '{form} No. {number} in {key}, {opus}: {movement}',
    '{form} in {key}, {opus}',
  ],
};
