import type { Library } from '../../../src/library/library.ts';
import type { ListStore } from '../../../src/library/listStore.ts';
import type { LibraryStore } from '../../../src/library/store/libraryStore.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { SpotifyClient } from '../../../src/spotify/client.ts';
import type { Setting } from '../clients/benchClient.ts';
import { clientParts } from '../clients/clientParts.ts';
import type * as Product from './product.ts';

/** A library that is kept in a folder, open. */
export interface KeptLibrary {
  readonly library: Library;
  /** Another client over the same connections. */
  readonly client: SpotifyClient;
  /** Resolves when all that was known before is on disk. */
  written(): Promise<void>;
  /** Lets go of the folder as well. */
  close(): Promise<void>;
}

/** Opens the library as the extension does it, but without pacing. */
export function openKept(product: typeof Product, setting: Setting, folder: string): KeptLibrary {
  let tracks: ListStore<SavedTrack> | undefined;
  const store = storeIn(product, folder);
  const savedTracks = store.savedTracks.bind(store);
  store.savedTracks = known => (tracks = savedTracks(known));
  const parts = { ...clientParts(product, setting), store };
  const library = product.openLibrary(parts);
  return {
    library,
    client: product.createClient(parts),
    // What is written comes one after another.
    written: async () => tracks?.update([]),
    close: async () => {
      library.dispose();
      await store.dispose();
    },
  };
}

/** What keeps a library in `folder`. What goes wrong with that is told on the terminal, and ends the process where it is the end of it. */
export function storeIn(product: typeof Product, folder: string): LibraryStore {
  return new product.LibraryStore({
    folder,
    clock: product.systemClock,
    log: line => console.error(line),
    onTrouble: trouble => {
      console.error(`The library on disk is ${trouble}`);
      process.exit(1);
    },
  });
}
