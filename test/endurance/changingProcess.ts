// A window of the editor as a process of its own, with the product's library over the network and its journal on disk.
// Arguments: address of the Web API, access token, the account's folder, and `remove` or `undo`. It removes the first
// tracks it has read, for `undo` puts them back, and says what it is about to do; killing it ends it.
import process from 'node:process';
import { DatabaseJournal } from '../../src/library/journal/databaseJournal.ts';
import { Library } from '../../src/library/library.ts';
import { createClient } from '../../src/library/openLibrary.ts';
import { systemClock } from '../../src/spotify/clock.ts';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import { MemoryLocks } from '../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../src/spotify/quotaMode.ts';
import { direct, unhurried } from '../unit/spotify/testClient.ts';

const [, , apiUrl = '', accessToken = '', folder = '', doing = ''] = process.argv;
const removed = 440;
const fail = (line: string): void => void process.stderr.write(`${line}\n`);
const hasty = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(Math.min(ms, 5), signal),
};

const client = createClient({
  apiUrl,
  send: createNetworkSend(direct).send,
  tokens: { accessToken: () => Promise.resolve(accessToken) },
  quota: new QuotaModeTracker(() => 'development'),
  locks: new MemoryLocks(),
  clock: hasty,
  log: () => undefined,
  pace: unhurried,
});
const journal = new DatabaseJournal({ folder, clock: hasty, log: fail, onTrouble: fail });
const library = new Library({ client, journal, clock: hasty, log: fail });
await library.savedTracks.refresh();
const items = library.savedTracks.rows.filter(({ track }) => !track.isLocal).slice(0, removed);
if (doing === 'remove') console.log('begins');
await library.remove(items);
if (doing === 'undo') {
  console.log('begins');
  await library.undo();
}
console.log('done');
process.stdin.resume();
