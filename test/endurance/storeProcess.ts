// A window of the editor as a process of its own. Arguments: the folder of the account, a seed, how many steps, and the
// first of them. It takes the steps of that seed one after another and says how many it has taken after each, then
// for each line it reads it loads the list and says what that is, how it was held up, and what it has logged.
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { LibraryStore } from '../../src/library/store/libraryStore.ts';
import { systemClock } from '../../src/spotify/clock.ts';
import { loaded, now, stepAt, take } from '../unit/library/store/listModel.ts';

/** What a window says in the end. */
export interface WindowReport {
  readonly list: unknown;
  readonly logged: readonly string[];
  readonly troubles: readonly string[];
  readonly longestStallMs: number;
}

const [, , folder = '', seed = '', count = '', first = '0'] = process.argv;
const [logged, troubles]: string[][] = [[], []];
const store = new LibraryStore({
  folder,
  clock: { ...systemClock, now: () => now },
  log: line => logged?.push(line),
  onTrouble: trouble => troubles?.push(trouble),
});
const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
const delay = monitorEventLoopDelay({ resolution: 1 });
const list = store.savedTracks();
const say = (text: string): void => void writeSync(1, `${text}\n`);

await list.load(() => undefined);
delay.enable();
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  say(String(number));
  await take(stepAt(Number(seed), number), list);
}
delay.disable();
say('done');
while (!(await lines.next()).done) {
  const report = { list: await loaded(list), logged, troubles, longestStallMs: delay.max / 1e6 };
  say(JSON.stringify(report));
}
await store.dispose();
process.exit();
