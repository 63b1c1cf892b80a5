import type { Disposable, Uri } from 'vscode';
import { window } from 'vscode';
import { isSpotifyId, spotifyUri } from '../../model/spotifyUri.ts';
import type { CallbackRelay } from '../callbackRelay.ts';

interface UriHandlerParts {
  readonly relay: CallbackRelay;
  /** Shows the track with this URI, which may be of any track or of none. */
  readonly showTrack: (uri: string) => unknown;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

const trackPath = '/track/';
/** Each costs requests, and a page may open as many as it likes: so many are shown in so many ms. */
const mostTracks = 10;
const inMs = 60_000;

/**
 * Takes the addresses the operating system hands to this editor, which may come from any web page: sign-in callbacks,
 * and links to one track, which ask for nothing but to be shown, and of which few are shown in a minute. Everything
 * else is refused.
 */
export function registerUriHandler({ relay, showTrack, now, log }: UriHandlerParts): Disposable {
  let shownAt: readonly number[] = [];
  const mayShow = (): boolean => {
    const time = now();
    shownAt = [...shownAt.filter(each => Math.abs(time - each) < inMs), time].slice(-mostTracks - 1);
    return shownAt.length <= mostTracks;
  };
  return window.registerUriHandler({
    handleUri: (uri: Uri) => {
      if (uri.path === '/callback') return relay.receive(uri.query);
      const track = trackIn(uri);
      if (track !== undefined && mayShow()) return void showTrack(track);
      log(
        track === undefined
          ? 'An address that means nothing here was ignored.'
          : 'Too many links at once: one was ignored.',
      );
      return undefined;
    },
  });
}

/** Of `/track/<id>` with nothing before, after or besides. */
function trackIn({ path, query, fragment }: Uri): string | undefined {
  const id = path.startsWith(trackPath) ? path.slice(trackPath.length) : '';
  return isSpotifyId(id) && query === '' && fragment === '' ? spotifyUri('track', id) : undefined;
}
