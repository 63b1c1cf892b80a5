import type { PageStrings } from './pageStrings.ts';

/** A piece of the page: built once, then kept up to date in place, so that focus and scrolling stay. */
export interface Part<View, Strings = PageStrings> {
  readonly root: HTMLElement;
  update(view: View, strings: Strings): void;
}
