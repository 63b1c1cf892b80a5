import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseJournal } from '../../src/library/journal/databaseJournal.ts';
import { Library } from '../../src/library/library.ts';
import { createClient } from '../../src/library/openLibrary.ts';
import type { NetworkSend } from '../../src/spotify/dispatcher.ts';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import { MemoryLocks } from '../../src/spotify/locks.ts';
import { QuotaModeTracker } from '../../src/spotify/quotaMode.ts';
import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import { InstantClock } from '../unit/spotify/instantClock.ts';
import { direct, tokensOf, unhurried } from '../unit/spotify/testClient.ts';
import { write } from '../unit/library/curationWorld.ts';
import { SomeFolder } from '../unit/library/store/someFolder.ts';

type Doing = 'remove' | 'undo';

/** When a window is killed: after so many of its writes have come to Spotify, and so many ms after that. */
interface Moment {
  readonly writes: number;
  readonly ms: number;
}

describe('A window that is killed', function () {
  this.timeout(120_000);
  let spotify: TestSpotify;
  let folder: SomeFolder;
  let network: NetworkSend;
  const latencyMs = 6;

  before(async () => {
    spotify = await startTestSpotify({ tracks: 500, albums: 0, covers: 'links' });
  });
  after(() => spotify.stop());
  beforeEach(async () => {
    spotify.reset();
    [folder, network] = [await SomeFolder.make(), createNetworkSend(direct)];
  });
  afterEach(async () => {
    await network.close();
    await folder.remove();
  });

  const saved = (): Set<string> => new Set(spotify.state.savedTracks().map(({ uri }) => uri));
  const someMoment = (most: number): Moment => ({
    writes: Math.floor(Math.random() * (most + 1)),
    ms: Math.random() * 2 * latencyMs,
  });

  /** Whether it was killed before it had done all. */
  async function killAt({ writes, ms }: Moment, doing: Doing, account: string): Promise<boolean> {
    spotify.latencyMs = latencyMs;
    const { accessToken } = spotify.grantSession();
    const script = path.join(import.meta.dirname, 'changingProcess.ts');
    const child: ChildProcess = spawn(
      process.execPath,
      [script, spotify.apiUrl, accessToken, account, doing],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), ms);
    let isDone = false;
    createInterface(child.stdout!).on('line', line => {
      isDone ||= line === 'done';
      const method = doing === 'remove' ? 'DELETE' : 'PUT';
      if (isDone || writes === 0) kill();
      else spotify.faults.next({ ...write, method }, { kind: 'meanwhile', run: kill }, { after: writes - 1 });
    });
    await ended;
    // What has reached Spotify by then is still acted upon.
    await sleep(4 * latencyMs);
    spotify.faults.clear();
    spotify.latencyMs = 0;
    return !isDone;
  }

  /** The next window over what the killed one has left. */
  function nextWindow(account: string): { library: Library; journal: DatabaseJournal } {
    const clock = new InstantClock();
    // Not even a moment later, as far as the killed one's clock goes.
    clock.pass(Date.now() - clock.now());
    const fail = (line: string): void => assert.fail(line);
    const client = createClient({
      apiUrl: spotify.apiUrl,
      send: network.send,
      tokens: tokensOf(spotify),
      quota: new QuotaModeTracker(() => 'development'),
      locks: new MemoryLocks(),
      clock,
      log: () => undefined,
      pace: unhurried,
    });
    const journal = new DatabaseJournal({ folder: account, clock, log: fail, onTrouble: fail });
    return { journal, library: new Library({ client, journal, clock, log: fail }) };
  }

  async function check(
    moment: Moment,
    doing: Doing,
    account: string,
  ): Promise<{ readonly isCutOff: boolean; readonly asked: number }> {
    spotify.reset();
    const before = saved();
    const isCutOff = await killAt(moment, doing, account);
    const left = saved();
    const { library, journal } = nextWindow(account);
    spotify.log.clear();
    await library.settleInterrupted();
    const asked = spotify.log.where({ path: '/me/library/contains' }).length;
    assert.ok(asked <= 440 / 40, `${asked} requests`);
    const change = await journal.find(1);
    const ofJournal = new Map(change?.items.map(({ uri, outcome }) => [uri, outcome]));
    for (const uri of before) {
      const outcome = ofJournal.get(uri) ?? 'refused';
      assert.ok(['applied', 'refused', 'undone'].includes(outcome), outcome);
      assert.equal(outcome === 'applied', !left.has(uri), `${uri} is ${outcome}`);
    }
    if (left.size < before.size) await library.undo();
    assert.deepEqual(saved(), before);
    assert.equal(await library.undoable(), undefined);
    library.dispose();
    return { isCutOff, asked };
  }

  async function checkAll(count: number, doing: Doing): Promise<void> {
    let [cutOff, inDoubt] = [0, 0];
    for (let run = 0; run < count; run++) {
      const moment = someMoment(11);
      const place = `${doing} ${JSON.stringify(moment)}`;
      const { isCutOff, asked } = await check(moment, doing, folder.file(`account ${run}`)).catch(
        (error: unknown) => {
          throw new Error(place, { cause: error });
        },
      );
      if (isCutOff) cutOff += 1;
      if (asked > 0) inDoubt += 1;
    }
    assert.ok(cutOff > count / 4, `only ${cutOff} of ${count} were killed in the middle`);
    assert.ok(inDoubt > 0, 'nothing was ever in doubt');
  }

  it('while it removes tracks, at any point, leaves a journal that tells all, and nothing is lost', () =>
    checkAll(20, 'remove'));

  it('while it puts them back, at any point, leaves a journal that tells all, and nothing is lost', () =>
    checkAll(6, 'undo'));
});
