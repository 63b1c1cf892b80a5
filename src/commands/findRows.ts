import type { QuickInputButton, QuickPickItem } from 'vscode';
import { env, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Availability } from '../library/availability/availability.ts';
import type { ListStatus } from '../library/listStatus.ts';
import type { SavedState } from '../library/savedStates.ts';
import type { FoundTracks } from '../library/search/trackIndex.ts';
import type { CommandId } from '../manifest.ts';
import { explain } from '../messages/explain.ts';
import { findWords } from '../messages/finding.ts';
import { inert, titled } from '../messages/wording.ts';
import { panelStrings } from '../messages/panel.ts';
import { viewWords } from '../messages/views.ts';
import { artistNames } from '../model/artistNames.ts';
import { isUnavailable } from '../model/availability.ts';
import { formatLength } from '../model/format.ts';
import type { SavedTrack, Track } from '../model/track.ts';

/** What Enter on a row comes to, when the row is no track. */
export type FindStep = 'askSpotify' | 'lastText' | 'readLibrary' | 'nothing';

/** A row of the list of what was found. */
export interface FindRow extends QuickPickItem {
  /** Told apart by this from one time to the next. */
  readonly key: string;
  readonly track?: Track;
  readonly step?: FindStep;
  /** What Enter runs instead. */
  readonly command?: CommandId;
}

/** A button of a track's row. */
export interface FindButton extends QuickInputButton {
  readonly does: 'open' | 'save' | 'remove';
}

/** What a track's row depends on. */
interface TrackFacts {
  readonly track: Track;
  readonly state: SavedState;
  /** ISO 8601. */
  readonly addedAt: string | undefined;
  /** Among saved tracks rows tell only what is not saved. */
  readonly place: 'library' | 'spotify';
  /** Whether it is known that it cannot be played; default what the track tells. */
  readonly isUnavailable?: boolean;
}

/** Makes rows of tracks, once for as long as nothing about them changes. */
export class TrackRows {
  readonly #made = new Map<string, { readonly facts: TrackFacts; readonly row: FindRow }>();
  readonly #day = new Intl.DateTimeFormat(env.language, { dateStyle: 'long' });

  /** The row of a track; the very same one when nothing about it has changed. */
  rowOf(facts: TrackFacts): FindRow {
    const { uri } = facts.track;
    const made = this.#made.get(uri);
    if (made && isSame(made.facts, facts)) return made.row;
    const row = this.#make(facts);
    this.#made.set(uri, { facts, row });
    return row;
  }

  /** Forgets all rows but these. */
  keep(rows: readonly FindRow[]): void {
    const kept = new Set(rows.map(row => row.key));
    for (const uri of this.#made.keys()) if (!kept.has(uri)) this.#made.delete(uri);
  }

  #make(facts: TrackFacts): FindRow {
    const { track } = facts;
    return {
      key: track.uri,
      track,
      label: titled(track.name),
      description: inert(artistNames(track)),
      detail: inert(this.#detail(facts)),
      iconPath: new ThemeIcon(iconOf(facts)),
      buttons: buttonsOf(facts),
      alwaysShow: true,
    };
  }

  #detail(facts: TrackFacts): string {
    const { track, state, addedAt, place } = facts;
    const date = new Date(addedAt ?? NaN);
    const isDated = !Number.isNaN(date.getTime());
    return [
      track.album?.name,
      formatLength(track.durationMs),
      isDated ? findWords.added(this.#day.format(date)) : '',
      track.explicit ? viewWords.explicitLong() : '',
      cannotBePlayed(facts) ? viewWords.notAvailable() : '',
      track.isLocal ? viewWords.local() : '',
      state === 'saved' && place === 'spotify' ? viewWords.saved() : '',
      state === 'notSaved' ? viewWords.notSaved() : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

function isSame(a: TrackFacts, b: TrackFacts): boolean {
  const isAlike = a.track === b.track && a.state === b.state && a.addedAt === b.addedAt;
  return isAlike && a.place === b.place && a.isUnavailable === b.isUnavailable;
}

function cannotBePlayed(facts: TrackFacts): boolean {
  return facts.isUnavailable ?? isUnavailable(facts.track);
}

function iconOf(facts: TrackFacts): string {
  const { track, state, place } = facts;
  if (track.isLocal) return 'file-media';
  if (state === 'notSaved') return 'circle-outline';
  if (place === 'library') return cannotBePlayed(facts) ? 'circle-slash' : 'music';
  return state === 'saved' ? 'check' : 'dash';
}

/** Saving what is saved already does no harm, so it is offered where that is not known. */
function buttonsOf({ track, state }: TrackFacts): FindButton[] {
  if (track.isLocal) return [];
  const { saveInFull, removeHint } = panelStrings();
  const change: FindButton =
    state === 'saved'
      ? { does: 'remove', iconPath: new ThemeIcon('trash'), tooltip: removeHint }
      : { does: 'save', iconPath: new ThemeIcon('add'), tooltip: saveInFull };
  const iconPath = new ThemeIcon('link-external');
  return [{ does: 'open', iconPath, tooltip: viewWords.openInSpotify() }, change];
}

/** What is known about a search of the library, beside the rows of the tracks. */
export interface LibraryFacts {
  readonly text: string;
  readonly found: FoundTracks;
  readonly status: ListStatus;
  /** Whether all that is loaded has been looked through. */
  readonly isUpToDate: boolean;
}

/** What stands below the tracks of the library: why there are no more, and the way to Spotify's. */
export function rowsBelow({ text, found, status, isUpToDate }: LibraryFacts): FindRow[] {
  const asked = text.trim();
  const failure =
    status.error && status.phase !== 'loading' ? failureRow(status.error, 'readLibrary', status) : undefined;
  const isEverything = isUpToDate && status.phase === 'complete';
  const hidden = found.total - found.rows.length;
  const rows = failure ? [failure] : found.total === 0 ? nothingRows(asked, isEverything) : [];
  if (asked === '') return hidden > 0 ? [...rows, stepRow('nothing', findWords.more(hidden))] : rows;
  const border =
    rows.at(-1)?.kind === QuickPickItemKind.Separator ? [] : [line(hidden > 0 ? findWords.more(hidden) : '')];
  return [...rows, ...border, askSpotifyRow(asked)];
}

/** While more may come in, a row that does nothing keeps Enter from asking Spotify. */
function nothingRows(asked: string, isEverything: boolean): FindRow[] {
  if (!isEverything) return asked === '' ? [] : [stepRow('nothing', findWords.nothingYet())];
  return asked === '' ? [stepRow('nothing', viewWords.noSavedTracks())] : [line(findWords.nothing(asked))];
}

function askSpotifyRow(asked: string): FindRow {
  return { ...stepRow('askSpotify', findWords.askSpotify(asked), 'search'), detail: findWords.oneRequest() };
}

/** Brings back what was looked for when details were opened last. */
export function lastTextRow(text: string): FindRow {
  return stepRow('lastText', findWords.lastText(text), 'history');
}

/** Said where Spotify has found nothing. */
export function noneAtSpotifyRow(text: string): FindRow {
  return stepRow('nothing', findWords.noneAtSpotify(text));
}

/** Says what went wrong; Enter takes the step that helps, or tries again as `step` does. */
export function failureRow(error: unknown, step: FindStep, status?: ListStatus): FindRow {
  const { sentence = '', action } = explain(error) ?? {};
  const missing = status && status.loaded > 0 && status.missingPages > 0;
  const row = stepRow(step, missing ? viewWords.missingPages(status.missingPages) : sentence, 'warning');
  const helps = action && 'command' in action && action.command !== 'tracklist.showLog';
  return {
    ...row,
    ...(missing ? { description: sentence } : {}),
    ...(helps ? { command: action.command } : {}),
    detail: helps ? action.title : findWords.enterTriesAgain(),
  };
}

function stepRow(step: FindStep, label: string, icon?: string): FindRow {
  const iconPath = icon === undefined ? {} : { iconPath: new ThemeIcon(icon) };
  return { key: step, step, label, ...iconPath, alwaysShow: true };
}

function line(label: string): FindRow {
  return { key: `line ${label}`, label, kind: QuickPickItemKind.Separator };
}

/** The tracks of the library that were found, as rows depend on them. */
export function libraryTracks(
  rows: readonly SavedTrack[],
  library: {
    readonly savedState: (uri: string) => SavedState;
    readonly addedAt: (uri: string) => string | undefined;
    readonly availability: Pick<Availability, 'of'>;
  },
): TrackFacts[] {
  return rows.map(({ track }) => ({
    track,
    state: library.savedState(track.uri),
    addedAt: library.addedAt(track.uri),
    place: 'library',
    isUnavailable: library.availability.of(track).state === 'unavailable',
  }));
}
