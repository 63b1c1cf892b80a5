import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CatalogueAlbum, CatalogueArtist, CatalogueTrack } from '../catalogue/entities.ts';
import { hash } from '../hash.ts';
import { folded } from './folded.ts';
import type { FilterName, SearchQuery } from './searchQuery.ts';

/** What of an item is searched, folded. */
interface Searchable {
  readonly title: string;
  /** Where free text is looked for. */
  readonly all: string;
  readonly artists: readonly string[];
  readonly album: string;
  readonly codes: readonly string[];
  readonly genres: readonly string[];
  /** Of its release, or of all releases an artist is on. */
  readonly years: readonly number[];
}

/** What kinds of item a filter can be used for; of other kinds a search with it finds nothing. */
const filterable: Readonly<Record<'track' | 'album' | 'artist', readonly FilterName[]>> = {
  track: ['artist', 'track', 'album', 'isrc', 'genre', 'year'],
  album: ['artist', 'album', 'upc', 'year'],
  artist: ['artist', 'genre', 'year'],
};

const known = new WeakMap<object, Searchable>();

/** Tracks that match, best first. */
export function searchTracks(catalogue: Catalogue, query: SearchQuery): CatalogueTrack[] {
  if (!isAnswerable(query, 'track')) return [];
  return ranked(catalogue.tracks.values(), describeTrack, query, query.filters.track);
}

/** Releases that match, best first. */
export function searchAlbums(catalogue: Catalogue, query: SearchQuery): CatalogueAlbum[] {
  if (!isAnswerable(query, 'album')) return [];
  return ranked(catalogue.albums.values(), describeAlbum, query, query.filters.album);
}

/** Artists that match, best first. */
export function searchArtists(catalogue: Catalogue, query: SearchQuery): CatalogueArtist[] {
  if (!isAnswerable(query, 'artist')) return [];
  const describeArtist = (artist: CatalogueArtist): Searchable =>
    describe(artist.name, [artist], '', [], catalogue.albumsOf(artist));
  return ranked(catalogue.artists.values(), describeArtist, query, query.filters.artist);
}

function isAnswerable({ filters, years }: SearchQuery, kind: keyof typeof filterable): boolean {
  const used = [...Object.keys(filters), ...(years ? ['year'] : [])];
  return used.every(name => filterable[kind].some(each => each === name));
}

function describeTrack({ name, artists, album, isrc }: CatalogueTrack): Searchable {
  return describe(name, artists, album.name, [isrc], [album]);
}

function describeAlbum(release: CatalogueAlbum): Searchable {
  const { name, artists, upc } = release;
  return describe(name, artists, name, [upc], [release]);
}

function describe(
  name: string,
  artists: readonly CatalogueArtist[],
  albumName: string,
  codes: readonly string[],
  releases: readonly CatalogueAlbum[],
): Searchable {
  const [title, album] = [folded(name), folded(albumName)];
  const names = artists.map(artist => folded(artist.name));
  return {
    title,
    all: [title, ...names, album].join('\n'),
    artists: names,
    album,
    codes: codes.map(folded),
    genres: artists.flatMap(artist => artist.genres.map(folded)),
    years: releases.map(({ releaseDate }) => Number(releaseDate.slice(0, 4))),
  };
}

function ranked<T extends { readonly id: string }>(
  items: Iterable<T>,
  describeItem: (item: T) => Searchable,
  query: SearchQuery,
  titleFilter: string | undefined,
): T[] {
  const found: { item: T; score: number }[] = [];
  for (const item of items) {
    let searchable = known.get(item);
    if (!searchable) known.set(item, (searchable = describeItem(item)));
    if (matches(searchable, query))
      found.push({ item, score: score(searchable, query, titleFilter, item.id) });
  }
  return found.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

function matches(item: Searchable, { words, filters, years }: SearchQuery): boolean {
  const { artist, track, album, isrc, upc, genre } = filters;
  if (words.some(word => !item.all.includes(word))) return false;
  if (artist !== undefined && !item.artists.some(name => name.includes(artist))) return false;
  if (track !== undefined && !item.title.includes(track)) return false;
  if (album !== undefined && !item.album.includes(album)) return false;
  if (isrc !== undefined && !item.codes.includes(isrc)) return false;
  if (upc !== undefined && !item.codes.includes(upc)) return false;
  if (genre !== undefined && !item.genres.includes(genre)) return false;
  return !years || item.years.some(year => year >= years[0] && year <= years[1]);
}

/** The whole title first, then its beginning, then any place in it; equals by an invented popularity. */
function score(
  { title }: Searchable,
  { words }: SearchQuery,
  titleFilter: string | undefined,
  id: string,
): number {
  const asked = titleFilter ?? words.join(' ');
  const closeness = title === asked ? 3 : title.startsWith(asked) ? 2 : title.includes(asked) ? 1 : 0;
  return closeness * 1000 + (hash(id) % 101);
}
