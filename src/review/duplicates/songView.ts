import type { CellView, RowView } from '../../../webview/reviewProtocol.ts';
import type { DuplicateGroup } from '../../library/duplicates/duplicateGroup.ts';
import type { Availability } from '../../library/duplicates/keepRule.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';
import { panelWords } from '../../messages/panel.ts';
import { viewWords } from '../../messages/views.ts';
import { titleOf } from '../../messages/wording.ts';
import type { SavedTrack, Track } from '../../model/track.ts';
import { lengthView } from '../../page/lengthView.ts';
import { releaseDateText } from '../../page/releaseDateText.ts';
import type { GroupContent } from '../reviewContent.ts';
import { rowCover } from '../rowCover.ts';
import type { AddedTexts } from './addedTexts.ts';
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
  readonly addedTexts: AddedTexts;
}

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
  const isStaying = stays.has(track.uri);
  const title = titleOf(track);
  return {
    id: track.uri,
    title,
    ...(track.isLocal ? {} : { uri: track.uri }),
    ...rowCover(track.album?.images),
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
  const added = options.addedTexts(rows);
  const plain = rows.map(({ track }, index) => plainCells(track, added[index] ?? '', options));
  const differing = (plain[0] ?? []).map((first, column) =>
    plain.some(cells => cells[column]?.text !== first.text),
  );
  return plain.map(cells =>
    cells.map((cell, column) => (differing[column] ? { ...cell, differs: true } : cell)),
  );
}

function plainCells(track: Track, added: string, { locale, availability }: SongOptions): CellView[] {
  const released = track.album?.releaseDate && releaseDateText(track.album.releaseDate, locale, 'short');
  return [
    { text: albumText(track) },
    { text: released ?? '' },
    lengthView(track.durationMs, locale) ?? { text: '' },
    { text: added },
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

function availabilityText(availability: Availability): string {
  const texts: Readonly<Record<Availability, string>> = {
    available: words.plays(),
    unavailable: words.playsNot(),
    unknown: words.notKnown(),
  };
  return texts[availability];
}
