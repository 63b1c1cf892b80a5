import type { SectionId } from '../../webview/protocol.ts';
import type { PanelSection } from './panelSection.ts';
import { isAlbumUri, isArtistUri } from './pageUri.ts';
import type { Place } from './places.ts';

/** Sections that are open until somebody folds them. */
const openAtFirst = { track: 'details', artist: 'inLibrary', album: 'tracks' } as const;

/** Which sections a person likes open: the next page begins like that, as far as it costs no request. */
export class UsualSections {
  readonly #open = new Set<SectionId>(Object.values(openAtFirst));

  /** A person has opened or folded a section. */
  set(id: SectionId, isOpen: boolean): void {
    if (isOpen) this.#open.add(id);
    else this.#open.delete(id);
  }

  /** Takes over what was open before a reload. */
  learn({ uri, open }: Place): void {
    const usual = usualOn(uri);
    this.set(usual, open.has(usual));
    for (const id of open) this.set(id, true);
  }

  /** Opens on a new page what usually is. */
  openOn({ uri, open }: Place, sections: readonly PanelSection[]): void {
    const usual = usualOn(uri);
    if (this.#open.has(usual)) open.add(usual);
    for (const { id, isFree } of sections) if (isFree && this.#open.has(id)) open.add(id);
  }
}

function usualOn(uri: string): SectionId {
  if (isAlbumUri(uri)) return openAtFirst.album;
  return isArtistUri(uri) ? openAtFirst.artist : openAtFirst.track;
}
