import type { PanelWords } from '../../../src/panel/panelWords.ts';
import type { PageStrings } from '../../../webview/protocol.ts';

/** Words that show what they were made from. */
export const plainWords: PanelWords = {
  cover: album => `Cover of ${album}`,
  untitled: () => '(no title)',
  explicit: () => 'Explicit',
  trackNumber: (position, total) =>
    total === undefined ? `track ${position}` : `track ${position} of ${total}`,
  disc: position => `disc ${position}`,
  added: (day, ago) => `Added ${day}, ${ago}`,
  restriction: reason => `Not available: ${reason ?? 'no reason'}`,
  localFile: () => 'A file of your own',
  replaced: () => 'Another version is played',
  label: fact => fact,
  copy: fact => `Copy ${fact}`,
  albumType: type => `type ${type}`,
  popularity: value => `${value} of 100`,
  markets: count => `${count} countries`,
  page: () => ({ heading: 'Track Details' }) as PageStrings,
  title: () => 'Track Details',
  signedOut: () => 'Sign in',
  savedNow: () => 'Added to Liked Songs',
  removedNow: () => 'Removed from Liked Songs',
};
