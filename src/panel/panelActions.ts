import type { ProblemView } from '../../webview/sharedViews.ts';
import type { Track } from '../model/track.ts';

/** What the panel asks others to do. Each tells the person by itself when it does not work. */
export interface PanelActions {
  save(track: Track): void;
  remove(track: Track): void;
  /** Saves all tracks of the album with this URI. */
  saveAlbum(uri: string): void;
  /** Saves `replacement` and removes `original`, after asking. Resolves when that is done or given up. */
  replace(original: Track, replacement: Track): Promise<void>;
  /** Opens a Spotify URI in Spotify. */
  open(uri: string): void;
  /** Puts a text into the clipboard. */
  copy(text: string): void;
  /** Puts the link to a Spotify URI into the clipboard. */
  copyLink(uri: string): void;
  /** Brings the focus back to the lists. */
  leave(): void;
  explain(error: unknown): ProblemView;
  log(message: string): void;
}
