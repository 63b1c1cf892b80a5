// A window of the editor as a process of its own. Arguments: the file it shares, and the scope that it alone locks.
// It locks that scope and a common one many times, waits until it knows everybody's last locks, says all it knows
// and goes on until its input ends.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppMemory } from '../../src/library/appMemory.ts';
import { SharedFile } from '../../src/library/sharedFile.ts';
import type { LockScope } from '../../src/spotify/locks.ts';

const [, , file = '', own = ''] = process.argv;
const start = Date.parse('2026-11-21T08:00:00Z');
const rounds = 40;
const lastOf: readonly LockScope[] = ['everything', 'library', 'top'];
let now = start;
process.stdin.resume();

const memory = new AppMemory({
  file: new SharedFile(file),
  now: () => now,
  log: line => process.stderr.write(`${line}\n`),
});
const until = (round: number): number => start + 24 * 3_600_000 + round;

for (let round = 1; round <= rounds; round++) {
  memory.lock(own as LockScope, { until: until(round), kind: 'quotaExceeded' });
  memory.lock('everything', { until: until(round), kind: 'rateLimited' });
  now += 1_000;
  await memory.refresh();
}

let hasSaid = false;
while (!process.stdin.readableEnded) {
  now += 1_000;
  await memory.refresh();
  const locks = lastOf.map(scope => [scope, memory.lockOf(scope)] as const);
  if (!hasSaid && locks.every(([, lock]) => lock?.until === until(rounds))) {
    hasSaid = true;
    console.log(JSON.stringify(Object.fromEntries(locks)));
  }
  await sleep(5);
}
