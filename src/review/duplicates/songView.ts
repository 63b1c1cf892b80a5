import type { CellView, RowView } from '../../../webview/reviewProtocol.ts';
import type { DuplicateGroup } from '../../library/duplicates/duplicateGroup.ts';
import type { Availability } from '../../library/duplicates/keepRule.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';
import { panelWords } from '../../messages/panel.ts';
import { viewWords } from '../../messages/views.ts';
import { titleOf } from '../../messages/wording.ts';
import { formatLength } from '../../model/format.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { coverOf } from '../../page/coverOf.ts';
import { releaseDateText } from '../../page/releaseDateText.ts';
import { spokenLength } from '../../page/spokenLength.ts';
import type { GroupContent } from '../reviewContent.ts';
import { reasonSentence } from './reasonSentence.ts';
import type { Song } from './songs.ts';

/** How songs are shown. */
export interface SongOptions {
  readonly isDismissed: boolean;
  /** Nothing can be decided while a removal is under way. */
  readonly isFixed: boolean;
  /** Missing when the column is not shown. */
  readonly availability?: ((track: Track) => Availability) | undefined;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name; the machine's own when missing. */
  readonly timeZone?: string;
}

/** Edge of the covers in device pixels, on dense screens too. */
const coverPixels = 128;

/** A song's copies, one below the other. */
export function songView(song: Song, options: SongOptions): GroupContent {
  const { group, rows, stays } = song;
  const first = rows.find(({ track }) => stays.has(track.uri)) ?? rows[0];
  const title = titleOf(first?.track);
  const { isDismissed } = options;
  const isLost = !isDismissed && stays.size === 0;
  const note = [
    ...(isDismissed ? [words.dismissedNote()] : []),
    reasonSentence(group.reason),
    ...(isLost ? [words.noneStays()] : []),
  ].join(' · ');
  const cells = cellsOf(rows, options);
  return {
    id: songId(group, isDismissed),
    title,
    note,
    buttons: [
      isDismissed
        ? { id: 'bringBack', label: words.bringBack(), inFull: words.bringBackInFull(title) }
        : { id: 'dismiss', label: words.dismiss(), inFull: words.dismissInFull(title) },
    ],
    rows: rows.map((row, index) => rowView(row, cells[index] ?? [], song, options)),
  };
}

/** What a group is called in the review. It keeps its name when one of its rows goes, unless that is the first. */
export function songId({ rows }: DuplicateGroup, isDismissed: boolean): string {
  const uri = rows[0]?.track.uri ?? '';
  return isDismissed ? `dismissed ${uri}` : uri;
}

/** Names of the columns, in the order of a row's cells. */
export function songColumns({ availability }: Pick<SongOptions, 'availability'>): readonly string[] {
  return [...words.columns(), ...(availability ? [words.availability()] : [])];
}

function rowView(
  { track }: SavedTrack,
  cells: readonly CellView[],
  { stays }: Song,
  { isDismissed, isFixed }: SongOptions,
): RowView {
  const cover = track.album && coverOf(track.album.images, coverPixels);
  const isStaying = stays.has(track.uri);
  const title = titleOf(track);
  return {
    id: track.uri,
    title,
    ...(track.isLocal ? {} : { uri: track.uri }),
    ...(cover ? { cover: { url: cover.url } } : {}),
    subtitle: track.artists.map(({ name }) => name).join(', '),
    badges: track.explicit ? [{ text: viewWords.explicit(), inFull: viewWords.explicitLong() }] : [],
    cells,
    notes: track.isLocal ? [words.localStays()] : [],
    ...(isDismissed
      ? {}
      : {
          mark: isStaying ? { kind: 'keep', word: words.stays() } : { kind: 'remove', word: words.goes() },
          checkbox: {
            label: words.keep(),
            inFull: words.keepInFull(title, track.album?.name.trim() ?? ''),
            checked: isStaying,
            enabled: !track.isLocal && !isFixed,
          },
        }),
  };
}

/** The cells of all rows, marked where the rows differ. */
function cellsOf(rows: readonly SavedTrack[], options: SongOptions): CellView[][] {
  const plain = rows.map(row => plainCells(row, rows, options));
  const differing = (plain[0] ?? []).map((first, column) =>
    plain.some(cells => cells[column]?.text !== first.text),
  );
  return plain.map(cells =>
    cells.map((cell, column) => (differing[column] ? { ...cell, differs: true } : cell)),
  );
}

function plainCells(row: SavedTrack, rows: readonly SavedTrack[], options: SongOptions): CellView[] {
  const { track } = row;
  const { locale, availability } = options;
  const released = track.album?.releaseDate && releaseDateText(track.album.releaseDate, locale, 'short');
  return [
    { text: albumText(track) },
    { text: released ?? '' },
    track.durationMs > 0
      ? { text: formatLength(track.durationMs), spoken: spokenLength(track.durationMs, locale) }
      : { text: '' },
    { text: addedText(row, rows, options) },
    ...(availability ? [{ text: availabilityText(availability(track)) }] : []),
  ];
}

/** The album, and what kind of release it is where that is not an album. */
function albumText({ album }: Track): string {
  if (!album || album.name.trim() === '') return '';
  const { name, albumType } = album;
  return albumType === undefined || albumType === 'album'
    ? name
    : words.onRelease(name, panelWords.albumType(albumType));
}

/** The day; with the time where two copies were added on the same day. */
function addedText({ addedAt }: SavedTrack, rows: readonly SavedTrack[], options: SongOptions): string {
  const { locale, timeZone } = options;
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const days = rows.map(row => written(row.addedAt, day)).filter(text => text === written(addedAt, day));
  return written(addedAt, days.length > 1 ? time : day);
}

function written(iso: string, format: Intl.DateTimeFormat): string {
  const date = Date.parse(iso);
  return Number.isNaN(date) ? '' : format.format(date);
}

function availabilityText(availability: Availability): string {
  const texts: Readonly<Record<Availability, string>> = {
    available: words.plays(),
    unavailable: words.playsNot(),
    unknown: words.notKnown(),
  };
  return texts[availability];
}
