/** Lets screen readers read sentences out, through an element that nobody sees. */
export function announcer(region: HTMLElement): (sentence: string) => void {
  return sentence => {
    // A sentence that stands there already is not read out again: it has to go first.
    region.textContent = '';
    setTimeout(() => (region.textContent = sentence), 50);
  };
}
