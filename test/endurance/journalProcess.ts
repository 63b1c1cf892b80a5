// A window of the editor as a process of its own. Arguments: the account's folder, its name and how many changes.
// It makes changes of several hundred items, takes every third back, and says what it has made; then it ends.
import process from 'node:process';
import { DatabaseJournal } from '../../src/library/journal/databaseJournal.ts';
import { systemClock } from '../../src/spotify/clock.ts';
import { item } from '../unit/library/journalWorld.ts';

const [, , folder = '', name = '', count = ''] = process.argv;
const itemsOfOne = 250;
const fail = (text: string): void => {
  throw new Error(text);
};
const journal = new DatabaseJournal({ folder, clock: systemClock, log: fail, onTrouble: fail });
const made: { readonly id: number; readonly isUndone: boolean }[] = [];

for (let index = 0; index < Number(count); index++) {
  const items = Array.from({ length: itemsOfOne }, (_, place) => item(`${name} ${index} ${place}`));
  const uris = items.map(({ track }) => track.uri);
  const begun = await journal.begin({ save: items, at: Date.now() });
  for (let from = 0; from < uris.length; from += 50) begun.note(uris.slice(from, from + 50), 'applied');
  await begun.settle(new Map(uris.map(uri => [uri, 'applied'])));
  if ((await journal.interrupted()).length > 0) fail('a window that is there counts as gone');
  const isUndone = index % 3 === 0;
  const undoing = isUndone ? await journal.beginUndo(begun.id, { remove: items, at: Date.now() }) : undefined;
  await undoing?.settle(new Map(uris.map(uri => [uri, 'applied'])));
  made.push({ id: begun.id, isUndone: undoing !== undefined });
}
await journal.dispose();
console.log(JSON.stringify(made));
