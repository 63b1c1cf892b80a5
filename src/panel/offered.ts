import type { PageState, RowView, SavedView } from '../../webview/protocol.ts';

/** Whether a page that shows `state` may ask to open `uri` at Spotify: its own items and nothing else. */
export function offersToOpen(state: PageState, uri: string): boolean {
  if (rowsOf(state).some(row => row.uri === uri && row.canOpen)) return true;
  if (state.kind === 'artist') return uri === state.artist.uri;
  if (state.kind !== 'track') return false;
  const { track } = state;
  return uri === track.uri ? track.canOpen : track.album?.uri === uri;
}

/** Whether it may ask for a page about `uri`. */
export function offersToShow(state: PageState, uri: string): boolean {
  if (rowsOf(state).some(row => row.uri === uri && row.canShow)) return true;
  return state.kind === 'track' && state.track.artists.some(artist => artist.uri === uri);
}

/** Whether it may ask for the link to `uri`. */
export function offersLink(state: PageState, uri: string): boolean {
  if (state.kind === 'artist') return uri === state.artist.uri;
  return state.kind === 'track' && state.track.canOpen && uri === state.track.uri;
}

/** Whether `text` is one of the values that it offers to copy. */
export function offersToCopy(state: PageState, text: string): boolean {
  if (state.kind !== 'track') return false;
  const { isrc, facts } = state.track;
  return [isrc, ...facts].some(fact => fact?.copyLabel !== undefined && fact.value === text);
}

/** The saved states of all tracks that it offers to save or remove, by URI. */
export function savedStates(state: PageState): ReadonlyMap<string, SavedView> {
  const states = new Map<string, SavedView>();
  for (const { uri, saved } of rowsOf(state)) if (saved) states.set(uri, saved);
  if (state.kind === 'track' && state.track.canSave) states.set(state.track.uri, state.track.saved);
  return states;
}

function rowsOf(state: PageState): readonly RowView[] {
  if (state.kind !== 'track' && state.kind !== 'artist') return [];
  return state.sections.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
}
