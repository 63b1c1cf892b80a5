import { Random } from '../../../src/demo/random.ts';
import type { SavedTrack } from '../../../src/model/track.ts';

/** What people type to find a track they remember; each of these is how often. */
const habits: readonly ((row: SavedTrack) => string)[] = [
  ({ track }) => track.name,
  ({ track }) => track.name.split(' ').slice(0, 2).join(' '),
  ({ track }) => track.artists[0]?.name ?? '',
  ({ track }) => `${track.artists[0]?.name ?? ''} ${track.name.split(' ')[0] ?? ''}`,
  ({ track }) => `${track.name.split(' ').at(-1) ?? ''} ${track.artists[0]?.name.split(' ')[0] ?? ''}`,
  ({ track }) => track.album?.name ?? '',
  // Something that is not there.
  ({ track }) => `${track.name.slice(0, 4)}x${track.name.slice(5, 9)}`,
];

/** Nobody types more of it. */
const longest = 24;

/** So many things to find among `rows`, the same each time, as they are typed: in lower case and not to the end. */
export function typedQueries(rows: readonly SavedTrack[], count: number): string[] {
  const random = new Random('queries');
  return Array.from({ length: count }, (_, index) => {
    const row = rows[Math.floor(random.next() * rows.length)];
    const text = row ? (habits[index % habits.length]?.(row) ?? '') : '';
    return text.toLowerCase().slice(0, longest);
  });
}

/** What stands in the box after each key. */
export function keysOf(query: string): string[] {
  const letters = Array.from(query);
  return letters.map((_, index) => letters.slice(0, index + 1).join(''));
}
