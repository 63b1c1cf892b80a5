import type { PageState, SavedView } from '../../webview/protocol.ts';
import { savedStates } from './offered.ts';

/** Notices what was saved and removed while a page is shown. */
export class SavedNews {
  #shown: { readonly uri: string; readonly states: ReadonlyMap<string, SavedView> } | undefined;

  /**
   * What has happened to tracks on the page since it was last told of, each at most once; not when a state has only
   * become known, nor when it is another page.
   */
  since(state: PageState): readonly ('saved' | 'notSaved')[] {
    const before = this.#shown?.uri === state.uri ? this.#shown.states : new Map<string, SavedView>();
    const states = savedStates(state);
    this.#shown = { uri: state.uri, states };
    const isKnown = (uri: string): boolean => (before.get(uri) ?? 'unknown') !== 'unknown';
    const changed = new Set(
      [...states].filter(([uri, now]) => isKnown(uri) && before.get(uri) !== now).map(([, now]) => now),
    );
    return (['saved', 'notSaved'] as const).filter(now => changed.has(now));
  }
}
