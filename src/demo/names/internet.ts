import type { Tongue } from './tongue.ts';
import { wordList } from './wordList.ts';

/** The modern way of spelling: lower case, signs, emoji. */
export const internet: Tongue = {
  weight: 4,
  country: 'QZ',
  genres: ['hyperpop', 'vaporwave', 'lo-fi beats', 'drum and bass'],
  words: {
    handle: wordList(
      'null.garden, vhs heron, soft reboot club, ctrl+moss, 9V, low tide dot wav, möbius kid, pxl.dove',
    ),
    more: wordList('99, ☁, ltd., ∞, ✦, jr, zwei, 404, +1, 🐚'),
    word: wordList(
      'glow, static, u + me, sleepmode, tilt, sugar crash, brb, lagoon, pastel, modem love, ghosted, oops',
    ),
    emoji: wordList('🌊, 🔥, 🫧, 👩🏽‍🚀, 🏳️‍🌈, 🌧️, 💿, 🥲, ✨, 🇫🇮'),
  },
  artists: ['{handle}', '{handle} {more}', '{handle} {more}'],
  albums: ['{word} {emoji}', '{word}.zip', '{word}/{word}', 'the {word} tape'],
  tracks: [
    '{word}',
    '{word} {emoji}',
    '{emoji}',
    '{emoji}{emoji} {word}',
    '{word}_final',
    '{word} (w/ {handle})',
    'ｗａｖｅ {word}',
    '*{word}* [{more}]',
  ],
};
