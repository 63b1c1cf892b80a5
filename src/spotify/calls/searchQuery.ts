/** What to look for. Everything given must match; words are taken as they are, never as a filter or a quotation. */
interface SearchWords {
  /** Looked for anywhere. */
  readonly text?: string;
  readonly artist?: string;
  /** First and last year of release, both included. */
  readonly years?: readonly [first: number, last: number];
}

/** What tracks are looked for by. */
export interface TrackSearch extends SearchWords {
  readonly track?: string;
  readonly album?: string;
  readonly genre?: string;
  /** International Standard Recording Code; hyphens do not matter. */
  readonly isrc?: string;
}

/** What albums are looked for by. */
export interface AlbumSearch extends SearchWords {
  readonly album?: string;
  /** Universal Product Code; hyphens do not matter. */
  readonly upc?: string;
  /** `new`: released in the past two weeks; `hipster`: among the tenth that is played least. */
  readonly tag?: 'new' | 'hipster';
}

/** What artists are looked for by. */
export interface ArtistSearch extends SearchWords {
  readonly genre?: string;
}

/** Spotify has answered 400 to longer queries. */
const longestQuery = 250;

const filterName = /\b(album|artist|track|year|upc|isrc|genre|tag):/gi;

/**
 * The `q` of `GET /search`. Names are put in quotes, so that several words stay together, and lose their own; a query
 * that would be too long is cut in its free text or its last names. Empty when nothing is asked for.
 */
export function searchQuery(wanted: TrackSearch & AlbumSearch & ArtistSearch): string {
  const { text = '', years, tag } = wanted;
  const parts = [
    code('isrc', wanted.isrc),
    code('upc', wanted.upc),
    years ? `year:${years[0] === years[1] ? years[0] : years.join('-')}` : '',
    tag ? `tag:${tag}` : '',
  ];
  const joined = (): string => parts.filter(Boolean).join(' ');
  const room = (): number => longestQuery - joined().length - 1;
  for (const name of ['artist', 'track', 'album', 'genre'] as const)
    parts.push(quoted(name, wanted[name], room()));
  parts.push(cut(plain(text.replace(filterName, '$1 ')), room()));
  return joined();
}

/** No code has more than 14 characters. */
function code(name: string, value = ''): string {
  const characters = value
    .replace(/[^0-9a-z]/gi, '')
    .toUpperCase()
    .slice(0, 14);
  return characters === '' ? '' : `${name}:${characters}`;
}

function quoted(name: string, value = '', room: number): string {
  const inside = cut(plain(value), room - `${name}:""`.length);
  return inside === '' ? '' : `${name}:"${inside}"`;
}

/** In one line and without quotes, which Spotify's search has no way to write inside others. */
function plain(text: string): string {
  return text
    .replace(/["“”„]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** At most `room` UTF-16 units, never half a character. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const whole = text.slice(0, Math.max(room, 0));
  return whole.replace(/[\uD800-\uDBFF]$/, '').trim();
}
