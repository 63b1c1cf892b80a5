import { env } from 'vscode';
import { Arranger } from '../library/arrangement/arranger.ts';
import type { Arranged } from '../library/arrangement/arranger.ts';
import type { TrackGroup } from '../library/arrangement/groupRows.ts';
import type { Connection } from '../library/connections.ts';
import type { LibraryChange } from '../library/libraryChange.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { ListStatus } from '../library/listStatus.ts';
import type { SavedList } from '../library/savedList.ts';
import { viewIds } from '../manifest.ts';
import { arrangeWords } from '../messages/arranging.ts';
import type { SavedTrack } from '../model/track.ts';
import { arrangementFacts } from './arrangementFacts.ts';
import type { Arrangements } from './arrangements.ts';
import { describeView } from './describeView.ts';
import type { FailureElement, GroupElement, NoteElement, TrackElement } from './elements.ts';
import type { RowsSource } from './rowsView.ts';

/** What has been arranged for a library. */
interface Arranging {
  readonly arranger: Arranger;
  /** What is shown; undefined until something is. */
  arranged?: Arranged;
}

/** Saved Tracks: Liked Songs as the person has arranged them. */
export class SavedTracksSource implements RowsSource {
  readonly viewId = viewIds.savedTracks;
  readonly families = ['library'] as const;
  readonly familiesOfRows = [];
  readonly #arrangements: Arrangements;
  readonly #arrangings = new WeakMap<Connection, Arranging>();
  #asksForAlbums = false;

  constructor(arrangements: Arrangements) {
    this.#arrangements = arrangements;
  }

  readonly concerns = ({ lists }: LibraryChange): boolean =>
    lists.includes('savedTracks') || (this.#asksForAlbums && lists.includes('savedAlbums'));

  readonly rows: RowsSource['rows'] = async (connection, parent) => {
    if (parent?.kind === 'group') {
      const { by, rows } = parent.group;
      return rows.map(row => ({ ...trackRow(row), groupedBy: by }));
    }
    const { library } = connection;
    const { savedTracks } = library;
    this.#asksForAlbums = this.#arrangements.of(connection).filter.conditions.includes('notOnSavedAlbum');
    await Promise.all([
      savedTracks.firstRows(),
      ...(this.#asksForAlbums ? [library.savedAlbums.firstRows()] : []),
    ]);
    const { rows, groups } = await this.#arrange(connection);
    const gap = gapRow('savedTracks', savedTracks.status, () => savedTracks.retry());
    if (rows.length === 0) return [...gap, ...noteFor(savedTracks)];
    return [...gap, ...(groups?.map(groupRow) ?? rows.map(trackRow))];
  };

  readonly description = (connection: Connection, freshness: readonly string[]): string => {
    const { total } = connection.library.savedTracks.status;
    const arranged = this.shown(connection);
    const facts = total === undefined || !arranged ? [] : arrangementFacts(arranged, total);
    return describeView(connection, [...facts, ...freshness]);
  };

  readonly message = (connection: Connection): string | undefined => {
    const { savedAlbums } = connection.library;
    const untold = this.shown(connection)?.untold ?? 0;
    const said = [
      ...(untold > 0 ? [arrangeWords.untold(untold)] : []),
      ...(this.#asksForAlbums ? [albumsMessage(savedAlbums.status)] : []),
    ];
    return said.filter(Boolean).join(' · ') || undefined;
  };

  /** What is shown of this library; undefined until something is. */
  shown(connection: Connection): Arranged | undefined {
    return this.#arrangings.get(connection)?.arranged;
  }

  async #arrange(connection: Connection): Promise<Arranged> {
    const { savedTracks, savedAlbums, availability } = connection.library;
    const arranging = this.#arrangings.get(connection) ?? { arranger: new Arranger(env.language) };
    this.#arrangings.set(connection, arranging);
    const { rows, status } = savedTracks;
    const arranged = await arranging.arranger.arrange({
      rows,
      expected: status.total ?? rows.length,
      arrangement: this.#arrangements.of(connection),
      isAlbumSaved: uri => savedAlbums.get(uri) !== undefined,
      availability: track => availability.of(track).state,
    });
    arranging.arranged = arranged;
    return arranged;
  }
}

function noteFor({ rows, isComplete }: SavedList<SavedTrack>): NoteElement[] {
  if (rows.length > 0) return [{ kind: 'note', id: 'savedTracks/nothing', note: 'nothingMatches' }];
  return isComplete ? [{ kind: 'note', id: 'savedTracks/none', note: 'noSavedTracks' }] : [];
}

function trackRow({ track, addedAt }: SavedTrack): TrackElement {
  return { kind: 'track', id: `savedTracks/${track.uri}`, track, addedAt, place: 'savedTracks' };
}

function groupRow(group: TrackGroup): GroupElement {
  return { kind: 'group', id: `savedTracks/${group.by}/${group.key}`, group };
}

/** What is to be known while tracks are left out because their albums are saved. */
function albumsMessage({ phase, error }: ListStatus): string | undefined {
  if (error !== undefined || phase === 'partial') return arrangeWords.albumsIncomplete();
  return phase === 'complete' ? undefined : arrangeWords.albumsOnTheirWay();
}

/** The row above all others that says what could not be loaded or brought up to date, while there is something. */
export function gapRow(list: string, status: ListStatus, retry: () => unknown): FailureElement[] {
  const { error, phase } = status;
  // That Spotify makes a whole list wait is said above the rows already.
  if (!error || (phase === 'complete' && SpotifyError.is(error, 'rateLimited', 'quotaExceeded'))) return [];
  const gap = status.loaded > 0 && status.missingPages > 0 ? { missingPages: status.missingPages } : {};
  return [{ kind: 'failure', id: `${list}/gap`, error, retry, ...gap }];
}
