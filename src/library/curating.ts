import type { SpotifyClient } from '../spotify/client.ts';
import { CuratedLists } from './curatedLists.ts';
import { Curation } from './curation.ts';
import type { CurationOutcome } from './curationOutcome.ts';
import type { Journal } from './journal.ts';
import type { KeptTracks } from './keptTracks.ts';
import type { LibraryChange, ListName } from './libraryChange.ts';
import { RemovedList } from './removedList.ts';
import type { SavedLists } from './savedLists.ts';
import { SavedStates } from './savedStates.ts';

interface CuratingParts {
  readonly client: SpotifyClient;
  readonly journal: Journal;
  readonly lists: SavedLists;
  readonly kept: KeptTracks;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
  readonly onDidChange: (change: LibraryChange) => void;
  /** Hears of lists that are known not to be Spotify's any more. */
  readonly onStale: (list: ListName) => void;
  /** Hears what became of what was to be saved. */
  readonly onDidSave: (saved: CurationOutcome) => void;
}

/** What takes part in changing what a person has saved. */
export interface Curating {
  readonly states: SavedStates;
  readonly curation: Curation;
  readonly recentlyRemoved: RemovedList;
}

/** All of it, wired together: what one of them brings about, the others follow. */
export function createCurating(parts: CuratingParts): Curating {
  const { client, journal, lists, kept, now, log, onDidChange, onStale, onDidSave } = parts;
  const tell = (uris: readonly string[]): void => onDidChange({ lists: [], uris });
  const curated = new CuratedLists({
    tracks: lists.savedTracks,
    albums: lists.savedAlbums,
    kept,
    now,
    onStale,
  });
  const states = new SavedStates({
    fromLists: uri => curated.stateOf(uri),
    readings: uri => curated.readingsOf(uri),
    onDidAnswer: answers => curated.correct(answers),
    areSaved: (uris, signal) => client.areSaved(uris, { signal }),
    onDidLearn: tell,
    log,
  });
  const recentlyRemoved = new RemovedList({
    journal,
    savedState: uri => states.get(uri),
    now,
    onDidChange: () => onDidChange({ lists: ['recentlyRemoved'], uris: [] }),
    log,
  });
  const curation = new Curation({
    client,
    journal,
    states,
    lists: curated,
    now,
    onDidShow: tell,
    onDidWrite: () => recentlyRemoved.written(),
    onDidSave,
  });
  return { states, curation, recentlyRemoved };
}
