import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

export const cyrillic: Tongue = {
  weight: 3,
  country: 'UA',
  genres: ['ukrainian indie', 'post-punk', 'folk'],
  words: {
    given: wordList('Соломія, Остап, Мирослава, Тарас, Зоряна, Еней, Ярина'),
    family: wordList('Вітрогай, Хмаровська, Зорегляд, Солодкоріпка, Ластівчин'),
    band: wordList(
      'Скляний Маяк, Тиха Пошта, Паперовий Кит, Сьомий Під’їзд, Ёлочный Трамвай, Молочная Гавань',
    ),
    thing: wordList('Вікно, Дощ, Їжак у Тумані, Дорога, Ніч, Сніг, Листопад, Море, Тиша, Ранок, Маяк, Ґанок'),
  },
  artists: ['{given} {family}', '{band}', '{band}'],
  albums: ['{thing}', '{thing} і {thing}', 'Пісні: {thing}'],
  tracks: ['{thing}', '{thing} і {thing}', 'Знову {thing}', '{thing} № 5', 'Колискова для {given}'],
};
