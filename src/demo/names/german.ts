import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const german: Tongue = {
  weight: 7,
  country: 'DE',
  genres: ['deutschpop', 'krautrock', 'minimal techno', 'liedermacher'],
  words: {
    given: wordList('Friedlinde, Korbinian, Jördis, Alwin, Käthe, Ruprecht, Lioba, Tjark, Gesine, Balduin'),
    first: wordList('Nebel, Sturm, Lampen, Morgen, Ziegel, Küsten, Silber, Garten, Regen, Kreide, Wander'),
    second: wordList(
      'schrank, fieber, kapelle, gesellschaft, rauschen, vögel, maschine, brücke, fahrt, töne',
    ),
    thing: wordList(`Fenster, Straßenbahn, Leuchtturm, Übermorgen, Fährhaus, Zwielicht, Dachboden, Gewitter,
      Löwenzahn, Rückspiegel, Flutlicht, Telefonzelle, Scherben, Wellengang, Mondlicht, Fernweh`),
    place: wordList('Übersee, am Hafen, im Regen, bei Nacht, ohne dich, in Schwarzweiß, nach dem Fest'),
  },
  artists: ['{first}{second}', '{given} {first}brück', 'Die {first}{second}', 'Kapelle {first}{second}'],
  albums: ['{thing} {place}', '{first}{second}', 'Lieder {place}', '{thing} & {thing}'],
  tracks: [
    '{thing}',
    '{thing} {place}',
    '{first}{second}',
    'Tanz {place}',
    'Kein {thing} mehr',
    'Bis {place}',
    '{given} schläft',
    'Größer als {thing}',
    'Vor dem {first}licht',
  ],
};
