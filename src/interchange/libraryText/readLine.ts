import type { SpotifyReference } from '../../model/spotifyUri.ts';
import { findSpotifyReferences, isSpotifyId, spotifyUri } from '../../model/spotifyUri.ts';

/** Why a line is not understood. */
export type LineTrouble =
  /** There is no link, URI or id on it. */
  | 'nothing'
  /** There are several tracks on it. */
  | 'several'
  /** It links to an album, an artist or something else of Spotify's. */
  | 'album'
  | 'artist'
  | 'other'
  /** It is longer than any line of tracks. */
  | 'long';

/** What a line of the text says. */
export type ReadLine =
  | { readonly kind: 'blank' }
  /** `state` where it names what the text was made from. */
  | { readonly kind: 'comment'; readonly state?: string }
  | { readonly kind: 'track'; readonly uri: string }
  | { readonly kind: 'trouble'; readonly trouble: LineTrouble };

/** Finding links takes too long on longer lines, in UTF-16 code units; those that are printed are a third as long. */
const longest = 4_000;
/** A line as it is printed: nothing else of Spotify's can be on it. */
const printed = /^(?!.*spotify.*spotify).* https:\/\/open\.spotify\.com\/track\/([0-9A-Za-z]{22})$/;
const wordLikeId = /(?<![^\s,;])[0-9a-z]{22}(?![^\s,;])/gi;
/** Ids have no pattern; words have no digits and no capitals in the middle. */
const unlikeAWord = /\d|[a-z][A-Z]/;
const stateMark = /\[#([0-9a-f]{12})\]\s*$/;

/** How the line that names the state `state` ends. */
export function markOfState(state: string): string {
  return `[#${state}]`;
}

/**
 * Understands one line. A link or URI of a track says which track it is, whatever stands around it; a bare id does so
 * where there is neither and it does not look like a word or stands alone.
 */
export function readLine(line: string): ReadLine {
  const trimmed = line.trim();
  if (trimmed.startsWith('//')) {
    const state = stateMark.exec(trimmed)?.[1];
    return state === undefined ? { kind: 'comment' } : { kind: 'comment', state };
  }
  if (trimmed === '') return { kind: 'blank' };
  if (trimmed.length > longest) return { kind: 'trouble', trouble: 'long' };
  const id = printed.exec(line)?.[1];
  if (id !== undefined) return { kind: 'track', uri: spotifyUri('track', id) };
  const { references, unreadable } = findSpotifyReferences(trimmed.replace(wordLikeId, ' '));
  const tracks = references.filter(({ kind }) => kind === 'track');
  const found = tracks.length > 0 ? tracks : bareIds(trimmed);
  const [track, another] = found;
  if (another) return { kind: 'trouble', trouble: 'several' };
  if (track) return { kind: 'track', uri: spotifyUri('track', track.id) };
  return { kind: 'trouble', trouble: troubleWith(references, unreadable) };
}

function bareIds(line: string): SpotifyReference[] {
  const words = isSpotifyId(line)
    ? [line]
    : (line.match(wordLikeId) ?? []).filter(word => unlikeAWord.test(word));
  return [...new Set(words)].map(id => ({ kind: 'track', id }));
}

function troubleWith(references: readonly SpotifyReference[], unreadable: readonly string[]): LineTrouble {
  const [reference] = references;
  if (reference) return reference.kind === 'album' ? 'album' : 'artist';
  return unreadable.some(each => /^(?:https?:\/\/)?(?:(?:open|play)\.spotify\.com\/|spotify:)/i.test(each))
    ? 'other'
    : 'nothing';
}
