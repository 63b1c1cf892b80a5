import { plainIsrc } from '../library/matching/searchesFor.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import { wholeSeconds } from '../model/wholeSeconds.ts';
import type { Complaint, ListedItem } from './listedItem.ts';
import type { NamedField } from './namedField.ts';
import { plainUri } from './plainUri.ts';

/** What a row or record says of an item, as it stands there. */
export interface ItemFacts {
  /** Whatever may be a link, best first. */
  readonly links: readonly string[];
  readonly title: string;
  readonly artists: readonly string[];
  readonly album: string;
  readonly albumLink: string;
  readonly albumArtists: readonly string[];
  readonly isrc: string;
  /** Milliseconds; NaN when there are none. */
  readonly durationMs: number;
  readonly releaseDate: string;
  readonly addedAt: string;
}

/** Nothing said. */
export const noFacts: ItemFacts = {
  links: [],
  title: '',
  artists: [],
  album: '',
  albumLink: '',
  albumArtists: [],
  isrc: '',
  durationMs: NaN,
  releaseDate: '',
  addedAt: '',
};

/** What fields say that hold one value each; `first` gives that of a field, empty where there is none. */
export function singleFacts(
  first: (field: NamedField) => string,
): Omit<ItemFacts, 'links' | 'artists' | 'albumArtists'> {
  const milliseconds = first('durationMs');
  return {
    title: first('title'),
    album: first('album'),
    albumLink: first('albumLink'),
    isrc: first('isrc'),
    durationMs: milliseconds === '' ? lengthIn(first('duration')) : Number(milliseconds),
    releaseDate: first('releaseDate'),
    addedAt: first('addedAt'),
  };
}

/** The item that is told of, or why it is none. What makes no sense beside a link or a title is left out. */
export function itemOf(facts: ItemFacts, line: number): ListedItem | Complaint {
  const { title, album, artists, albumArtists } = facts;
  const reference = linked(facts);
  if (typeof reference === 'string') return reference;
  const isAlbum = reference?.kind === 'album';
  const name = isAlbum && title === '' ? album : title;
  const who = isAlbum && artists.length === 0 ? albumArtists : artists;
  const isrc = isAlbum ? undefined : plainIsrc(facts.isrc);
  const isNamed = title.trim() !== '' && artists.some(artist => artist.trim() !== '');
  if (!reference && isrc === undefined && !isNamed) return 'saysTooLittle';
  const addedAt = dateIn(facts.addedAt);
  const hasLength = !isAlbum && facts.durationMs > 0 && facts.durationMs < Infinity;
  return {
    kind: isAlbum ? 'album' : 'track',
    line,
    ...(reference ? { uri: plainUri(reference) } : {}),
    name,
    artists: who,
    ...(isAlbum || album === '' ? {} : { album }),
    ...(isrc === undefined ? {} : { isrc }),
    ...(hasLength ? { durationMs: facts.durationMs } : {}),
    ...(/^\d{4}(-\d\d){0,2}$/.test(facts.releaseDate) ? { releaseDate: facts.releaseDate } : {}),
    ...(addedAt === undefined ? {} : { addedAt }),
  };
}

/** What the links lead to; undefined when none is Spotify's. A row of an album has no title of a track. */
function linked({
  links,
  title,
  albumLink,
}: ItemFacts): SpotifyReference | 'localFile' | 'otherLink' | undefined {
  const given = links.map(link => link.trim()).filter(link => link !== '');
  for (const link of given) {
    const reference = parseSpotifyReference(link);
    if (reference) return reference.kind === 'artist' ? 'otherLink' : reference;
  }
  if (given.some(link => link.startsWith('spotify:local:'))) return 'localFile';
  if (given.some(link => /^spotify:|^(https?:\/\/)?(open|play)\.spotify\.com\//i.test(link)))
    return 'otherLink';
  const album = title.trim() === '' ? parseSpotifyReference(albumLink) : undefined;
  if (!album) return undefined;
  return album.kind === 'artist' ? 'otherLink' : { kind: 'album', id: album.id };
}

/** Only what cannot be mistaken: ISO 8601, also without its T and Z, which then is UTC. */
function dateIn(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d|UTC)?)?$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const date = Date.parse(`${day}T${time}${/^UTC$/i.test(zone) ? 'Z' : zone}`);
  return Number.isNaN(date) ? undefined : wholeSeconds(date);
}

/** Milliseconds from `3:47`, `1:02:09`, seconds or milliseconds; NaN from anything else. */
function lengthIn(text: string): number {
  const trimmed = text.trim();
  if (/^\d+(:[0-5]\d){1,2}(\.\d+)?$/.test(trimmed))
    return Math.round(trimmed.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return NaN;
  const value = Number(trimmed);
  return Math.round(value < longestSeconds ? value * 1000 : value);
}

/** A larger number counts milliseconds. */
const longestSeconds = 10_000;
