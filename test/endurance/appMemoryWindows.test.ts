import assert from 'node:assert/strict';
import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import type { AppMemory } from '../../src/library/appMemory.ts';
import type { AppRecord } from '../../src/library/appRecord.ts';
import { emptyRecord, mergedRecord, recordText } from '../../src/library/appRecord.ts';
import type { Lock, LockScope } from '../../src/spotify/locks.ts';
import type { QuotaKnowledge } from '../../src/spotify/quotaMode.ts';
import { AppFolder } from '../unit/library/appFolder.ts';
import { someKnowledge, someLock, someScope } from '../unit/library/someRecords.ts';

const scopes: readonly LockScope[] = ['library', 'top', 'search', 'everything'];
const windowCount = 3;

/** What happens to windows that share an app, and what they must know in the end. */
interface World {
  readonly apps: AppFolder;
  readonly windows: readonly AppMemory[];
  expected: AppRecord;
  /** A version of the file that was there once. */
  old: string;
}

type Step = (world: World) => unknown;

const wipe: Step = ({ apps }) => rm(apps.file, { force: true });
const damage: Step = ({ apps }) => apps.write('{"version":1,"locks"').catch(() => undefined);
const keepOld: Step = async world => void (world.old = (await world.apps.text()) ?? '');
const putBackOld: Step = ({ apps, old }) => apps.write(old).catch(() => undefined);

const inSomeWindow = fc.nat(windowCount - 1);
const relative = someLock(0);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(inSomeWindow, someScope, relative).map(locking) },
  { weight: 2, arbitrary: fc.tuple(inSomeWindow, someKnowledge).map(learning) },
  {
    weight: 3,
    arbitrary: inSomeWindow.map(
      (index): Step =>
        ({ windows }) =>
          void windows[index]!.refresh(),
    ),
  },
  {
    weight: 2,
    arbitrary: inSomeWindow.map(
      (index): Step =>
        ({ windows }) =>
          windows[index]!.refresh(),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(2_000).map(
      (ms): Step =>
        ({ apps }) =>
          void (apps.now += ms),
    ),
  },
  { weight: 3, arbitrary: fc.constant<Step>(() => nextTurn()) },
  { weight: 1, arbitrary: fc.constantFrom<Step>(wipe, damage, keepOld, putBackOld) },
);

function locking([index, scope, { until, kind }]: [number, LockScope, Lock]): Step {
  return world => {
    const lock = { until: world.apps.now + until, kind };
    world.expected = mergedRecord(world.expected, { locks: new Map([[scope, lock]]), quota: undefined });
    world.windows[index]!.lock(scope, lock);
  };
}

function learning([index, quota]: [number, QuotaKnowledge]): Step {
  return world => {
    world.expected = mergedRecord(world.expected, { locks: new Map(), quota });
    world.windows[index]!.learn(quota);
  };
}

/** What a window knows that counts still. */
function known(window: AppMemory, now: number): string {
  const locks = scopes.flatMap(scope => {
    const lock = window.lockOf(scope);
    return lock ? [[scope, lock] as const] : [];
  });
  return recordText({ locks: new Map(locks), quota: window.knowledge }, now);
}

describe('Several windows with one Spotify app', () => {
  let apps: AppFolder;

  beforeEach(async () => {
    apps = await AppFolder.make();
  });
  afterEach(() => apps.remove());

  it('come to know the same, whatever happens at once and to the file', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        await apps.remove();
        const windows = Array.from({ length: windowCount }, () => apps.open());
        const world: World = { apps, windows, expected: emptyRecord, old: '' };
        for (const take of steps) await take(world);
        for (let round = 0; round < 6; round++) await apps.look(...windows);
        const expected = recordText(world.expected, apps.now);
        for (const window of windows) assert.equal(known(window, apps.now), expected);
        assert.equal((await apps.text()) ?? '', expected);
        assert.deepEqual(await apps.leftovers(), []);
      }),
      { numRuns: 300 },
    ));

  it('hear of each other also as processes of their own', async () => {
    const processes = [startWindow(apps, 'library'), startWindow(apps, 'top')];
    try {
      const said = await Promise.all(processes.map(each => each.line()));
      const [one] = said;
      assert.deepEqual(Object.keys(JSON.parse(one ?? '') as object), ['everything', 'library', 'top']);
      assert.deepEqual(said, [one, one]);
      assert.deepEqual(await Promise.all(processes.map(each => each.end())), [0, 0]);
    } finally {
      for (const each of processes) each.kill();
    }
    const { locks } = JSON.parse((await apps.text()) ?? '') as { locks: object };
    assert.deepEqual(Object.keys(locks), ['everything', 'library', 'top']);
    assert.deepEqual(await apps.leftovers(), []);
  });
});

interface WindowProcess {
  /** What it says when it knows what it waits for. */
  line(): Promise<string>;
  /** Lets it end; its exit code. */
  end(): Promise<number>;
  kill(): void;
}

function startWindow({ file }: AppFolder, scope: LockScope): WindowProcess {
  const script = path.join(import.meta.dirname, 'appProcess.ts');
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [script, file, scope],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit') as Promise<[number]>;
  return {
    line: async () => ((await Promise.race([once(lines, 'line'), ended.then(() => [''])])) as [string])[0],
    end: async () => {
      child.stdin.end();
      return (await ended)[0];
    },
    kill: () => void child.kill(),
  };
}
