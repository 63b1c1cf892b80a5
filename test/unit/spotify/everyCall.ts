import { readdirSync, readFileSync } from 'node:fs';
import type { Read } from '../../../src/spotify/webApi.ts';
import * as shapes from './shapes.ts';

const folder = new URL('../../../src/spotify/calls/', import.meta.url);
const id = 'A'.repeat(22);

/** Arguments of each call that reads, and an answer as Spotify gives it. */
const examples: Readonly<Record<string, readonly [given: readonly unknown[], answer: unknown]>> = {
  profile: [[], shapes.account],
  savedTracks: [[0, 50], shapes.savedTracks],
  savedAlbums: [[0, 50], shapes.savedAlbums],
  libraryContains: [[[`spotify:track:${id}`]], [true, false]],
  tracksContains: [[[id]], [true, false]],
  topTracks: [['short_term', 0, 50], shapes.paging([shapes.track, null])],
  topArtists: [['short_term', 0, 50], shapes.paging([shapes.artist, null])],
  oneTrack: [[id], shapes.track],
  trackBatch: [[[id]], { tracks: [shapes.track, null] }],
  oneAlbum: [[id], shapes.album],
  albumTracks: [[id, 0, 50], shapes.paging([shapes.simplifiedTrack, null])],
  oneArtist: [[id], shapes.artist],
  artistAlbums: [[id, 0, 10], shapes.paging([shapes.simplifiedAlbum, null])],
  artistTopTracks: [[id], { tracks: [shapes.track, null] }],
  searchTracks: [[{ text: 'x' }, 0, 10], { tracks: shapes.paging([shapes.track, null]) }],
  searchAlbums: [[{ text: 'x' }, 0, 10], { albums: shapes.paging([shapes.simplifiedAlbum, null]) }],
  searchArtists: [[{ text: 'x' }, 0, 10], { artists: shapes.paging([shapes.artist, null]) }],
};

/** A call that reads, as the product makes it. */
export interface ExampleCall {
  readonly name: string;
  readonly call: Read<unknown>;
  /** JSON, not yet read. */
  readonly answer: unknown;
}

/** Every call that reads, found in the folder of calls; fails for one that has no example here. */
export async function everyRead(): Promise<ExampleCall[]> {
  const found: ExampleCall[] = [];
  for (const file of readdirSync(folder)) {
    const module = (await import(new URL(file, folder).href)) as Record<
      string,
      (...given: unknown[]) => Read<unknown>
    >;
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [, name = ''] of source.matchAll(/export function (\w+)\([^)]*\): Read</g)) {
      const example = examples[name];
      const make = module[name];
      if (!example || !make) throw new Error(`give ${name} of calls/${file} an example`);
      found.push({ name, call: make(...example[0]), answer: example[1] });
    }
  }
  const unused = Object.keys(examples).filter(name => !found.some(each => each.name === name));
  if (unused.length > 0) throw new Error(`no call is named ${unused.join(' or ')}`);
  return found;
}
