import { spotifyUri } from '../model/spotifyUri.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { CatalogueAlbum, CatalogueTrack } from './catalogue/entities.ts';
import { localFileUri } from './localFile.ts';
import { Random } from './random.ts';
import type { SavedItem } from './savedItems.ts';
import { wholeSeconds } from '../model/wholeSeconds.ts';

/** What one person has saved when the demo begins. */
export interface Collection {
  readonly tracks: readonly SavedItem[];
  readonly albums: readonly SavedItem[];
}

export interface CollectionSize {
  /** Exactly so many saved tracks. */
  readonly tracks: number;
  /** At most so many saved albums. */
  readonly albums: number;
}

const yearMs = 365.25 * 24 * 3600 * 1000;
const yearsOfCollecting = 10;

/**
 * Chooses what a person has saved: some albums as a whole, a few songs of most, nothing of others. The same
 * seed, catalogue and size give the same choice.
 * @param newest epoch milliseconds that nothing is newer than; the oldest is about ten years before
 */
export function collect(
  catalogue: Catalogue,
  seed: string,
  size: CollectionSize,
  newest: number,
): Collection {
  const random = new Random(`${seed}/collection`);
  const groups = chooseTracks(catalogue, random, size.tracks);
  const tracks = groups.flatMap(group => dateTracks(group, random, newest));
  if (tracks.length > oddEnough) replaceOneByLocalFile(tracks);
  const albums = chooseAlbums(catalogue, random, groups, size.albums);
  return { tracks, albums: albums.map(album => dateAlbum(album, random, newest)) };
}

/** Collections larger than this hold every oddity. */
const oddEnough = 300;

/** Tracks saved together: each list is of one release. */
type Group = readonly CatalogueTrack[];

function chooseTracks(catalogue: Catalogue, random: Random, count: number): Group[] {
  const odd = count > oddEnough ? catalogue.oddities : [];
  const chosen = new Set<CatalogueTrack>();
  const groups: Group[] = [];
  const take = (group: Group): void => {
    const fresh = group.filter(track => !chosen.has(track)).slice(0, count - chosen.size);
    if (fresh.length === 0) return;
    for (const track of fresh) chosen.add(track);
    groups.push(fresh);
  };
  for (const track of odd) take([track]);
  const albums = random.shuffled([...catalogue.albums.values()]);
  for (const album of albums) take(someOf(album, random));
  for (const album of albums) take(album.tracks);
  return groups;
}

function someOf({ tracks }: CatalogueAlbum, random: Random): Group {
  const lot = random.next();
  if (lot < 0.25) return tracks;
  return lot < 0.85 ? random.shuffled(tracks).slice(0, random.between(1, 4)) : [];
}

/** An album saved at once has one date; single songs follow each other within minutes. */
function dateTracks(group: Group, random: Random, newest: number): SavedItem[] {
  const begin = someTime(group[0]?.album.releaseDate ?? '', random, newest);
  const step = group.length > 4 ? 0 : random.between(5, 90) * 1000;
  return group.map(({ id }, index) => ({
    uri: spotifyUri('track', id),
    addedAt: wholeSeconds(begin - index * step),
  }));
}

function dateAlbum(album: CatalogueAlbum, random: Random, newest: number): SavedItem {
  return {
    uri: spotifyUri('album', album.id),
    addedAt: wholeSeconds(someTime(album.releaseDate, random, newest)),
  };
}

/** Nobody saves what is not out yet. */
function someTime(releaseDate: string, random: Random, newest: number): number {
  const released = Date.parse(releaseDate);
  const earliest = Math.max(newest - yearsOfCollecting * yearMs, Number.isFinite(released) ? released : 0);
  return newest - Math.max(newest - earliest, 0) * random.next();
}

/** Lists may hold a file of the person's own, which has no id. */
function replaceOneByLocalFile(tracks: SavedItem[]): void {
  const index = Math.floor(tracks.length / 3);
  const addedAt = tracks[index]?.addedAt;
  const uri = localFileUri({
    artist: 'Aunt Mabel',
    album: 'Kitchen Tapes',
    name: 'Happy Birthday, Wren (rough)',
    seconds: 94,
  });
  if (addedAt) tracks[index] = { uri, addedAt };
}

function chooseAlbums(
  catalogue: Catalogue,
  random: Random,
  groups: readonly Group[],
  count: number,
): CatalogueAlbum[] {
  const odd = count > 20 ? catalogue.oddities.map(({ album }) => album) : [];
  const whole = groups.filter(group => group.length > 4).flatMap(group => group[0]?.album ?? []);
  const rest = random.shuffled([...catalogue.albums.values()]);
  return [...new Set([...odd, ...random.shuffled(whole).slice(0, Math.ceil(count / 2)), ...rest])].slice(
    0,
    count,
  );
}
