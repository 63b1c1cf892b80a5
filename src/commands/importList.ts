import { ProgressLocation, window } from 'vscode';
import type { ReadList } from '../interchange/readList.ts';
import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { SearchCost } from '../library/matching/recordingSearch.ts';
import { importReviewWords, importWords } from '../messages/importing.ts';
import type { Album } from '../model/album.ts';
import { parseSpotifyReference } from '../model/spotifyUri.ts';
import type { ReviewPanels } from '../review/reviewPanels.ts';
import type { WantedItem } from '../review/importPorts.ts';
import { ImportPresenter } from '../review/importPresenter.ts';
import type { ChangeParts } from './change.ts';
import { changeTogether } from './changeTogether.ts';
import { chooseImportSource } from './importSource.ts';
import type { ImportSource } from './importSource.ts';
import { percentReporter } from './percentReporter.ts';
import { showError } from './register.ts';
import { sourceLabel } from './sourceLabel.ts';
import { trackByUri } from './trackByUri.ts';

/** What importing needs. */
export interface ImportParts extends ChangeParts {
  readonly reviews: ReviewPanels;
}

/** Requests a minute at the pace of the background. */
const requestsAMinute = 180;
/** Between two requests, so that those of a later one count as saved later, in ms. */
const orderPauseMs = 1_000;
/** Up to so many albums are read first, so that they have their names at once. */
const mostAlbumsRead = 10;

/** Reads a list that the person chooses, and shows what of it would be added. */
export async function importList(
  parts: ImportParts,
  connection: Connection,
  log: (line: string) => void,
): Promise<void> {
  const source = await chooseImportSource(log);
  const list = source && (await read(source));
  if (!list) return;
  const { name } = source;
  if (list.items.length === 0 && list.malformedCount === 0) {
    void window.showInformationMessage(importWords.nothingIn(name));
    return;
  }
  const { library } = connection;
  await Promise.all([library.savedTracks.firstRows(), library.savedAlbums.firstRows()]);
  const presenter = new ImportPresenter({
    list,
    name,
    source: sourceLabel(connection),
    library,
    confirmLookUp,
    add: (items, keepsDates) => add(parts, connection, items, keepsDates),
    report: error => void showError(error),
  });
  await presenter.begin();
  parts.reviews.open('import', presenter);
}

/** Undefined when the person stops it. */
async function read({ name, content }: ImportSource): Promise<ReadList | undefined> {
  const { readList } = await import('../interchange/readList.ts');
  const options = {
    location: ProgressLocation.Notification,
    title: importWords.reading(name),
    cancellable: true,
  };
  return window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const onProgress = percentReporter(progress);
    return readList(content, { signal: controller.signal, onProgress }).catch((error: unknown) => {
      if (controller.signal.aborted) return undefined;
      throw error;
    });
  });
}

async function confirmLookUp(count: number, { least, most }: SearchCost): Promise<boolean> {
  const minutes = Math.ceil(most / requestsAMinute);
  const detail = importReviewWords.confirmLookUpDetail(least, most, minutes);
  const button = importReviewWords.lookUpButton();
  const question = importReviewWords.confirmLookUp(count);
  return (await window.showInformationMessage(question, { modal: true, detail }, button)) === button;
}

/** Lists are newest first: what stands first is added last, so that it ends up on top. */
async function add(
  parts: ImportParts,
  connection: Connection,
  wanted: readonly WantedItem[],
  keepsDates: boolean,
): Promise<void> {
  const oldestFirst = wanted.toReversed();
  const dates = new Map(
    oldestFirst.flatMap(({ uri, item }) =>
      item.addedAt === undefined ? [] : [[uri, item.addedAt] as const],
    ),
  );
  const save = await savedItems(connection, oldestFirst);
  await changeTogether(
    parts,
    connection,
    { save },
    {
      isConfirmed: true,
      title: importReviewWords.adding(),
      how: { pauseMs: orderPauseMs, ...(keepsDates ? { addedAt: dates } : {}) },
    },
  );
}

async function savedItems({ library }: Connection, wanted: readonly WantedItem[]): Promise<SavedItem[]> {
  const addedAt = new Date().toISOString();
  const albums = wanted.filter(({ item }) => item.kind === 'album');
  const isEachRead = albums.length <= mostAlbumsRead;
  return Promise.all(
    wanted.map(async ({ uri, item }): Promise<SavedItem> => {
      // What a list says of a track is not to be believed.
      if (item.kind === 'track') return { track: trackByUri(library, uri), addedAt };
      return { album: isEachRead ? await library.albums.get(uri) : albumByUri(uri, item), addedAt };
    }),
  );
}

/** As named by the list, until the rows come from Spotify. */
function albumByUri(uri: string, { name, artists }: WantedItem['item']): Album {
  return {
    uri,
    id: parseSpotifyReference(uri)?.id ?? '',
    name,
    artists: artists.map(artist => ({ name: artist })),
    images: [],
    tracks: { items: [], offset: 0, total: 0, hasMore: false },
    copyrights: [],
  };
}
