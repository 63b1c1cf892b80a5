import type { PageStrings } from './protocol.ts';

/** A piece of the page: built once, then kept up to date in place, so that focus and scrolling stay. */
export interface Part<View> {
  readonly root: HTMLElement;
  update(view: View, strings: PageStrings): void;
}
