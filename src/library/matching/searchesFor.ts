import type { TrackSearch } from '../../spotify/calls/searchQuery.ts';
import type { WantedRecording } from './wantedRecording.ts';

/** Two letters, three letters or digits, seven digits: ISO 3901. */
const isrcPattern = /^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$/;
/** Guests in brackets: Spotify names them among the artists as often as in the title. */
const guests = /\s*[([](?:feat|ft|featuring|with)\b\.?[^)\]]*[)\]]/giu;

/** What follows the first of several artists in one name. Spotify's search takes part of a name for it, too. */
const furtherArtists = /(?:[,;]\s|\s(?:feat|ft|featuring)\b\.?\s).*$/isu;

/** The code in capitals without hyphens; undefined for what is none. */
export function plainIsrc(code: string | undefined): string | undefined {
  const plain = code?.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return plain !== undefined && isrcPattern.test(plain) ? plain : undefined;
}

/**
 * What Spotify is asked for a recording, one request each, at most two: its code, and if that finds nothing, its title
 * with its first artist. None when neither is known.
 */
export function searchesFor({ isrc, title = '', artists }: WantedRecording): TrackSearch[] {
  const code = plainIsrc(isrc);
  const track = title.replace(guests, '').trim() || title.trim();
  const named = artists.map(name => name.trim()).find(Boolean);
  const artist = [named?.replace(furtherArtists, '').trim(), named].find(Boolean);
  return [
    ...(code === undefined ? [] : [{ isrc: code }]),
    ...(track === '' ? [] : [{ track, ...(artist === undefined ? {} : { artist }) }]),
  ];
}
