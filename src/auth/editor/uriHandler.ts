import type { Disposable, Uri } from 'vscode';
import { window } from 'vscode';
import { isSpotifyId, spotifyUri } from '../../model/spotifyUri.ts';
import type { CallbackRelay } from '../callbackRelay.ts';

interface UriHandlerParts {
  readonly relay: CallbackRelay;
  /** Shows the track with this URI, which may be of any track or of none. */
  readonly showTrack: (uri: string) => unknown;
  readonly log: (line: string) => void;
}

const trackPath = '/track/';

/**
 * Takes the addresses the operating system hands to this editor, which may come from any web page: sign-in callbacks,
 * and links to one track, which ask for nothing but to be shown. Everything else is refused.
 */
export function registerUriHandler({ relay, showTrack, log }: UriHandlerParts): Disposable {
  return window.registerUriHandler({
    handleUri: (uri: Uri) => {
      if (uri.path === '/callback') return relay.receive(uri.query);
      const track = trackIn(uri);
      if (track !== undefined) return void showTrack(track);
      log('An address that means nothing here was ignored.');
      return undefined;
    },
  });
}

/** Of `/track/<id>` with nothing before, after or besides. */
function trackIn({ path, query, fragment }: Uri): string | undefined {
  const id = path.startsWith(trackPath) ? path.slice(trackPath.length) : '';
  return isSpotifyId(id) && query === '' && fragment === '' ? spotifyUri('track', id) : undefined;
}
