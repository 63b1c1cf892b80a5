import type { ListedItem } from '../interchange/listedItem.ts';
import type { ReadList } from '../interchange/readList.ts';
import type { Library } from '../library/library.ts';
import type { SearchCost } from '../library/matching/recordingSearch.ts';

/** An item that is to be added: what it stands for, and what the list says of it. */
export interface WantedItem {
  readonly uri: string;
  readonly item: ListedItem;
}

/** What the preview of an import needs. */
export interface ImportPorts {
  readonly list: ReadList;
  /** What the list is called, such as a file's name. */
  readonly name: string;
  /** "Demo" or "Test server". */
  readonly source?: string | undefined;
  readonly library: Pick<
    Library,
    'savedState' | 'savedAlbums' | 'tracks' | 'recordings' | 'keepsDates' | 'onDidChange'
  >;
  /** Asks the person whether so many tracks may be looked up for so many requests. */
  readonly confirmLookUp: (count: number, cost: SearchCost) => Promise<boolean>;
  /** Adds to the library, in this order, after telling the person what goes wrong. Never rejects. */
  readonly add: (items: readonly WantedItem[], keepsDates: boolean) => Promise<void>;
  /** Tells the person of something unexpected. */
  readonly report: (error: unknown) => void;
}
