import { AlbumPage } from './albumPage.ts';
import { ArtistPage } from './artistPage.ts';
import type { PageContext, PanelPage } from './panelPage.ts';
import { isAlbumUri, isArtistUri } from './pageUri.ts';
import type { Place } from './places.ts';
import { TrackPage } from './trackPage.ts';

/** The page about what is at a place, which begins to read what it needs. */
export function makePage({ uri, name, album }: Place, context: PageContext): PanelPage {
  if (isAlbumUri(uri)) return new AlbumPage(uri, context, album);
  return isArtistUri(uri) ? new ArtistPage(uri, context, name) : new TrackPage(uri, context);
}
