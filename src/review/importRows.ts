import { env } from 'vscode';
import type { CellView, MarkView, RowView } from '../../webview/reviewProtocol.ts';
import type { ListedItem, MalformedLine } from '../interchange/listedItem.ts';
import type { Candidate } from '../library/matching/match.ts';
import { importReviewWords as words } from '../messages/importing.ts';
import { counted } from '../messages/wording.ts';
import type { AlbumReference } from '../model/album.ts';
import { formatDay } from '../model/format.ts';
import type { Track } from '../model/track.ts';
import { lengthView } from '../page/lengthView.ts';
import { rowCover } from './rowCover.ts';

/** An item of the list, with what is known of it. */
export interface ImportRow {
  /** Its place in the list. */
  readonly place: number;
  readonly item: ListedItem;
  /** What it stands for, when that is known. */
  readonly uri?: string | undefined;
  readonly known?: Track | AlbumReference | undefined;
  /** What becomes of it, where a box does not say so. */
  readonly mark?: MarkView;
  /** Whether it is to be added; missing where nobody can decide that. */
  readonly isWanted?: boolean;
  readonly notes?: readonly string[];
}

/** The title of an item, as Spotify has it or else as the list has it. */
export function nameOf({ kind, name }: ListedItem, known?: Track | AlbumReference): string {
  return [known?.name, name].find(each => each !== undefined && each.trim() !== '') ?? words.untitled(kind);
}

/** A row of what the list holds. */
export function importRow({ place, item, uri, known, mark, isWanted, notes }: ImportRow): RowView {
  const title = nameOf(item, known);
  const artists = known ? known.artists.map(({ name }) => name) : item.artists;
  const album = known && 'durationMs' in known ? known.album?.name : item.album;
  const durationMs = known && 'durationMs' in known ? known.durationMs : item.durationMs;
  return {
    id: String(place),
    title,
    ...(uri === undefined ? {} : { uri }),
    ...covered(known),
    subtitle: artists.join(', '),
    cells: cells(album, durationMs, item.addedAt, item.line),
    ...(notes && notes.length > 0 ? { notes } : {}),
    ...(mark ? { mark } : {}),
    ...(isWanted === undefined
      ? {}
      : {
          checkbox: { label: words.add(), inFull: words.addInFull(title), checked: isWanted, enabled: true },
        }),
  };
}

/** A row of what an item may stand for. */
export function candidateRow(
  { track, reasons, doubts }: Candidate,
  state: { readonly isChosen: boolean; readonly isSaved: boolean; readonly enabled: boolean },
): RowView {
  const { isChosen, isSaved, enabled } = state;
  const saved: MarkView = { kind: 'keep', word: words.saved() };
  const chosen: MarkView = isChosen
    ? { kind: 'add', word: words.willAdd() }
    : { kind: 'none', word: words.leftOut() };
  return {
    id: track.uri,
    title: track.name,
    uri: track.uri,
    ...covered(track),
    subtitle: track.artists.map(({ name }) => name).join(', '),
    cells: cells(track.album?.name, track.durationMs, undefined, undefined),
    notes: [words.matches(reasons, doubts)],
    mark: isSaved ? saved : chosen,
    checkbox: {
      label: words.thisOne(),
      inFull: words.thisOneInFull(track.name),
      checked: isChosen,
      enabled,
    },
  };
}

/** A row of a line that could not be read. */
export function malformedRow({ line, complaint, text }: MalformedLine): RowView {
  return {
    id: `line${line}`,
    title: text === '' ? words.line(line) : text,
    subtitle: words.complaint(complaint),
    cells: cells(undefined, undefined, undefined, line),
    mark: { kind: 'warning', word: words.unreadable() },
  };
}

function cells(
  album: string | undefined,
  durationMs: number | undefined,
  addedAt: string | undefined,
  line: number | undefined,
): CellView[] {
  const added = addedAt === undefined ? undefined : formatDay(addedAt, env.language);
  return [
    { text: album ?? '' },
    lengthView(durationMs ?? 0, env.language) ?? { text: '' },
    { text: added ?? '' },
    { text: line === undefined ? '' : counted(line) },
  ];
}

function covered(known: Track | AlbumReference | undefined): Pick<RowView, 'cover'> {
  const images = known && 'durationMs' in known ? known.album?.images : known?.images;
  return rowCover(images);
}
