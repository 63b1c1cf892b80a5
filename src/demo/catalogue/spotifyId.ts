import type { Random } from '../random.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const pairs = Array.from(digits).flatMap(first => Array.from(digits, second => first + second));
/** Ids are 128-bit numbers: their first digit of 22 is small. */
const smallPairs = pairs.slice(0, 7 * digits.length);

/** A new identifier of Spotify's form: 22 base-62 characters. */
export function spotifyId(random: Random): string {
  let id = random.pick(smallPairs);
  for (let pair = 1; pair < 11; pair++) id += random.pick(pairs);
  return id;
}
