import type {
  AlbumState,
  ArtistState,
  FailedState,
  LoadingState,
  SectionId,
  TrackState,
} from '../../webview/protocol.ts';
import type { AlbumReference } from '../model/album.ts';
import type { Disposable } from '../model/event.ts';
import type { Track } from '../model/track.ts';
import type { PanelActions } from './panelActions.ts';
import type { PanelSection } from './panelSection.ts';
import type { PanelSource } from './panelSource.ts';
import type { PanelWords } from './panelWords.ts';

/** What a page and its sections are made with. */
export interface PageContext {
  readonly source: PanelSource;
  readonly words: PanelWords;
  readonly actions: Pick<PanelActions, 'explain' | 'replace' | 'saveAlbum'>;
  /** BCP 47. */
  readonly locale: string;
  /** Epoch milliseconds. */
  now(): number;
  /** There is something else to show. */
  readonly onDidChange: () => void;
}

type Own<State> = Omit<State, 'uri' | 'strings' | 'source' | 'canGoBack' | 'canGoForward' | 'memory'>;

/** What is particular to one page of all that is shown. */
export type PageContent =
  Own<LoadingState> | Own<FailedState> | Own<TrackState> | Own<ArtistState> | Own<AlbumState>;

/** What the panel is about at one time, with what is being read for it. */
export interface PanelPage extends Disposable {
  readonly uri: string;
  /** For the tab; empty while it is not known. */
  readonly title: string;
  /** In the order they are shown in. */
  readonly sections: readonly PanelSection[];
  content(open: ReadonlySet<SectionId>): PageContent;
  /** The track with this URI that the page shows somewhere. */
  trackAt(uri: string): Track | undefined;
  /** The album with this URI that the page names somewhere. */
  albumAt?(uri: string): AlbumReference | undefined;
  /** The library has changed. */
  refresh(): void;
  /** Asks about saved states that are unknown. */
  lookUpSaved?(): void;
  /** Tries again what failed, outside sections. */
  retry(): void;
}
