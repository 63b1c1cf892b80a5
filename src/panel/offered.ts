import type {
  FactView,
  PageState,
  RowView,
  SavedView,
  SectionId,
  SectionView,
} from '../../webview/protocol.ts';

/** Whether a page that shows `state` may ask to open `uri` at Spotify: its own items and nothing else. */
export function offersToOpen(state: PageState, uri: string): boolean {
  if (rowsOf(state).some(row => row.uri === uri && row.canOpen)) return true;
  if (state.kind === 'artist') return uri === state.artist.uri;
  if (state.kind === 'album') return uri === state.album.uri;
  if (state.kind !== 'track') return false;
  const { track } = state;
  return uri === track.uri ? track.canOpen : track.album?.uri === uri;
}

/** Whether it may ask for a page about `uri`. */
export function offersToShow(state: PageState, uri: string): boolean {
  if (rowsOf(state).some(row => row.uri === uri && row.canShow)) return true;
  if (state.kind === 'album') return state.album.artists.some(artist => artist.uri === uri);
  if (state.kind !== 'track') return false;
  return [state.track.album, ...state.track.artists].some(link => link?.uri === uri);
}

/** Whether it may ask to open or fold the section with this id. */
export function offersSection(state: PageState, id: string): id is SectionId {
  if (sectionIn(state, id)) return true;
  return id === 'replacement' && state.kind === 'track' && state.track.replacement !== undefined;
}

/** Whether it may ask to do with all rows of a section what that does. */
export function offersToAct(state: PageState, id: string): boolean {
  const all = state.kind === 'album' && id === 'tracks' ? state.album : sectionIn(state, id);
  return all?.action !== undefined;
}

/** Whether it may ask to do with the row of this URI what that offers. */
export function offersToActOn(state: PageState, id: string, uri: string): boolean {
  const rows = sectionIn(state, id)?.groups.flatMap(group => group.rows) ?? [];
  return rows.some(row => row.uri === uri && row.action !== undefined);
}

/** Whether it may ask for the link to `uri`. */
export function offersLink(state: PageState, uri: string): boolean {
  if (state.kind === 'artist') return uri === state.artist.uri;
  if (state.kind === 'album') return uri === state.album.uri;
  return state.kind === 'track' && state.track.canOpen && uri === state.track.uri;
}

/** Whether `text` is one of the values that it offers to copy. */
export function offersToCopy(state: PageState, text: string): boolean {
  return factsOf(state).some(fact => fact?.copyLabel !== undefined && fact.value === text);
}

/** The saved states of all tracks that it offers to save or remove, by URI. */
export function savedStates(state: PageState): ReadonlyMap<string, SavedView> {
  const states = new Map<string, SavedView>();
  for (const { uri, saved } of rowsOf(state)) if (saved) states.set(uri, saved);
  if (state.kind === 'track' && state.track.canSave) states.set(state.track.uri, state.track.saved);
  return states;
}

function factsOf(state: PageState): readonly (FactView | undefined)[] {
  if (state.kind === 'album') return state.album.facts;
  return state.kind === 'track' ? [state.track.isrc, ...state.track.facts] : [];
}

function sectionIn(state: PageState, id: string): SectionView | undefined {
  return 'sections' in state ? state.sections.find(section => section.id === id) : undefined;
}

function rowsOf(state: PageState): readonly RowView[] {
  if (!('sections' in state)) return [];
  return state.sections.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
}
