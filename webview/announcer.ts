import { element } from './dom.ts';

/** How long the region is empty, in milliseconds: a sentence that stands there already is not read out again. */
const pause = 50;

/** Lets screen readers read sentences out, through an element that nobody sees. Those that come together are all read. */
export function announcer(region: HTMLElement): (sentence: string) => void {
  let waiting: string[] = [];
  return sentence => {
    region.replaceChildren();
    waiting.push(sentence);
    if (waiting.length > 1) return;
    setTimeout(() => {
      region.replaceChildren(...waiting.map(text => element('p', { text })));
      waiting = [];
    }, pause);
  };
}
