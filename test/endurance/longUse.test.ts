import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestSpotify } from '../support/testSpotify.ts';
import { startTestSpotify } from '../support/testSpotify.ts';
import type { Figures } from './longUse/figures.ts';
import type { Order, Report } from './longUse/hour.ts';
import { longUseTable } from './longUse/longUseTable.ts';

const isLong = process.env.TRACKLIST_LONG === '1';
/** Sittings after which everything that is made once has been made; in the long form also what is kept of late is full. */
const warmUp = isLong ? 12 : 1;
const length = isLong ? { sittings: 36, windows: 12 } : { sittings: 3, windows: 2 };
/** How much more is no growth: code that is compiled later, and what a library that was read once more brings. */
const allowed = [
  ['heap', 2 ** 20],
  ['functions', 60],
  ['emitters', 0],
] as const;

/** Answers that go wrong, each as often as this, the same ones for the same order of requests. */
const faults = [
  [{ kind: 'rateLimited', retryAfterSeconds: 2 }, 0.02],
  [{ kind: 'serverError', status: 502 }, 0.02],
  [{ kind: 'reset' }, 0.01],
  [{ kind: 'answerLost' }, 0.01],
] as const;

describe('The extension, used for long with a bad connection,', function () {
  this.timeout(isLong ? 900_000 : 180_000);
  let spotify: TestSpotify;
  let folder: string;
  let report: Report;

  before(async () => {
    spotify = await startTestSpotify({ tracks: 300, albums: 12, autoApprove: true, covers: 'links' });
    for (const [fault, probability] of faults) spotify.faults.rate({}, fault, probability, fault.kind);
    folder = await mkdtemp(path.join(tmpdir(), 'tracklist-long-'));
    report = await use({ clientId: spotify.clientId, folder, ...length });
    if (isLong) console.log(longUseTable(report, spotify.log.count()));
  });
  after(async () => {
    await spotify.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function use(order: Order): Promise<Report> {
    const hook = path.join(import.meta.dirname, '../unit/editor/hook.ts');
    const script = path.join(import.meta.dirname, 'longUse/hour.ts');
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--no-warnings', '--import', hook, script, JSON.stringify(order)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          TRACKLIST_API_URL: spotify.apiUrl,
          TRACKLIST_ACCOUNTS_URL: spotify.accountsUrl,
        },
      },
    );
    const [output, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    assert.equal(exit[0], 0, 'the window has ended before its time');
    return JSON.parse(output) as Report;
  }

  it('meets every kind of fault', () => {
    const befallen = new Set(spotify.log.entries.map(({ fault }) => fault));
    for (const [{ kind }] of faults) assert.ok(befallen.has(kind), kind);
    assert.ok(report.minutes >= 60, `${report.minutes} minutes`);
  });

  it('holds no more after each sitting than after the first ones', () => {
    const sittings = report.sittings.slice(warmUp);
    assert.equal(sittings.length, length.sittings - warmUp);
    holdsNoMore(sittings);
    assert.equal(report.libraries, 0);
  });

  it('holds no more after 50 panels than after a few', () => {
    holdsNoMore(report.panels);
  });

  it('leaves nothing behind in a window that is closed, and no more when it is enabled or reloaded again', () => {
    holdsNoMore(report.closed);
    for (const each of report.closed) leavesNothing(each);
  });

  it('leaves nothing behind in a window that is closed in the middle of something', () => {
    for (const [when, each] of Object.entries(report.interrupted)) {
      leavesNothing(each, when);
      holdsNoMore([report.closed.at(-1)!, each], when);
    }
  });

  /** The least that there was in the second half is no more than the least in the first. */
  function growth(all: readonly Figures[], figure: 'heap' | 'functions' | 'emitters'): number {
    const values = all.map(each => each[figure]);
    const middle = Math.ceil(values.length / 2);
    return Math.min(...values.slice(middle)) - Math.min(...values.slice(0, middle));
  }

  function holdsNoMore(all: readonly Figures[], when = ''): void {
    for (const [figure, most] of allowed) {
      const more = growth(all, figure);
      assert.ok(
        more <= most,
        `${when} ${more} more of ${figure}: ${all.map(each => each[figure]).join(', ')}`,
      );
    }
    for (const key of ['listeners', 'resources', 'registered', 'files'] as const)
      for (const each of all) assert.deepEqual(each[key], all[0]?.[key], `${when} ${key}`);
  }

  function leavesNothing(each: Figures, when?: string): void {
    const { emitters, listeners, resources, registered, files } = report.before;
    const nothing = { emitters, listeners, resources, registered, files };
    assert.deepEqual({ ...each, ...nothing }, each, when);
  }
});
