import { keyed } from './keyed.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';

/** Keeps the parts of a list in step with `views`; two views with the same key are told apart by their order. */
export function keyedList<View>(
  root: HTMLElement,
  keyOf: (view: View) => string,
  build: () => Part<View>,
): (views: readonly View[], strings: PageStrings) => void {
  let words: PageStrings;
  const list = keyed<View>(root, () => {
    const part = build();
    return { root: part.root, update: view => part.update(view, words) };
  });
  return (views, strings) => {
    words = strings;
    const byKey = new Map<string, View>();
    for (const view of views) {
      const key = keyOf(view);
      let time = 0;
      while (byKey.has(`${time} ${key}`)) time++;
      byKey.set(`${time} ${key}`, view);
    }
    list.update([...byKey.keys()], byKey);
  };
}
