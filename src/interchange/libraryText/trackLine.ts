import { formatLength } from '../../model/format.ts';
import { parseSpotifyReference, spotifyLink } from '../../model/spotifyUri.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { displayWidth } from '../displayWidth.ts';
import { cellOf } from './cell.ts';

/** Where the columns begin, whatever library it is: lines of two states of a library stay comparable. */
const columns = { artists: 42, album: 74, length: 106, date: 115 };
/** Cells are at least so many spaces apart. */
const gap = '  ';

/** Whether a saved track is one of the catalogue's, which alone can be removed and added; local files are not. */
export function hasLine({ track }: SavedTrack): boolean {
  return linkOf(track) !== undefined;
}

/**
 * A saved track on a line: title, artists, album, length, the day it was added here, and its link, which alone tells what
 * track it is. Undefined for what has no link, such as local files.
 */
export function trackLine(row: SavedTrack): string | undefined {
  const link = linkOf(row.track);
  return link && factsLine(row) + gap + link;
}

/** The same without the link. A cell that is too long for its column moves only those that it reaches. */
export function factsLine({ track, addedAt }: SavedTrack): string {
  const artists = track.artists.map(({ name }) => name).join(', ');
  const length = formatLength(track.durationMs).padStart(7);
  let line = cellOf(track.name);
  let width = displayWidth(line);
  const add = (cell: string, column: number): void => {
    const spaces = Math.max(gap.length, column - width);
    line += ' '.repeat(spaces) + cell;
    width += spaces + displayWidth(cell);
  };
  add(cellOf(artists), columns.artists);
  add(cellOf(track.album?.name ?? ''), columns.album);
  add(length, columns.length);
  add(dayOf(addedAt) ?? ' '.repeat(10), columns.date);
  return line;
}

/** The month a track was added in this computer's time zone, as `2021-03`; empty when it is not known. */
export function monthOf({ addedAt }: SavedTrack): string {
  return dayOf(addedAt)?.slice(0, 7) ?? '';
}

function linkOf({ uri, isLocal }: Track): string | undefined {
  const reference = parseSpotifyReference(uri);
  return reference?.kind === 'track' && !isLocal ? spotifyLink(reference) : undefined;
}

function dayOf(addedAt: string): string | undefined {
  const date = new Date(addedAt);
  if (Number.isNaN(date.getTime())) return undefined;
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const padded = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
