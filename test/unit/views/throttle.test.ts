import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Throttle } from '../../../src/views/throttle.ts';
import { ManualClock } from '../manualClock.ts';

const everyMs = 1_000;

/** A throttle, with when it worked. */
class World {
  readonly clock = new ManualClock();
  readonly done: number[] = [];
  isWorth = true;
  readonly throttle = new Throttle({
    clock: this.clock,
    everyMs,
    work: () => {
      if (this.isWorth) this.done.push(this.clock.now());
      return this.isWorth;
    },
  });

  wish(): void {
    this.throttle.run();
  }
}

describe('What is done rarely', () => {
  it('is done at once when wanted after a quiet time, and never more often; the last wish is heard', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2_500), { minLength: 1, maxLength: 40 }), async pauses => {
        const world = new World();
        const { clock, done } = world;
        for (const pause of pauses) {
          await clock.pass(pause);
          const isQuiet = clock.now() - (done.at(-1) ?? -Infinity) >= everyMs;
          world.wish();
          if (isQuiet) assert.equal(done.at(-1), clock.now());
        }
        const wishedAt = clock.now();
        await clock.pass(everyMs);
        for (const [index, time] of done.entries())
          assert.ok(time - (done[index - 1] ?? -Infinity) >= everyMs);
        assert.ok(done.at(-1)! >= wishedAt);
        assert.equal(clock.sleeping, 0);
      }),
      { numRuns: 300 },
    ));

  it('counts only when something was done', () => {
    const world = new World();
    world.isWorth = false;
    world.wish();
    world.isWorth = true;
    world.wish();
    assert.equal(world.done.length, 1);
  });

  it('is not done any more after it was let go of, and then at once', async () => {
    const world = new World();
    world.wish();
    world.wish();
    world.throttle.dispose();
    assert.equal(world.clock.sleeping, 0);
    await world.clock.pass(everyMs / 2);
    assert.equal(world.done.length, 1);
    world.wish();
    assert.equal(world.done.length, 2);
  });

  it('does not stop for years when the clock is set back', () => {
    const world = new World();
    world.wish();
    world.clock.skip(-365 * 24 * 3_600_000);
    world.wish();
    assert.equal(world.done.length, 2);
  });
});
