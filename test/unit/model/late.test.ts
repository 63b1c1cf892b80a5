import assert from 'node:assert/strict';
import { Late } from '../../../src/model/late.ts';

describe('Something late', () => {
  const events: string[] = [];
  let made = Promise.withResolvers<{ dispose(): void }>();
  const thing = { dispose: () => void events.push('disposed') };
  const make = () => {
    events.push('made');
    return made.promise;
  };

  beforeEach(() => {
    events.length = 0;
    made = Promise.withResolvers();
  });

  it('is made when it is first asked for, once for all who ask', async () => {
    const late = new Late(make);
    assert.deepEqual(events, []);
    made.resolve(thing);
    assert.deepEqual(await Promise.all([late.get(), late.get()]), [thing, thing]);
    assert.equal(await late.get(), thing);
    assert.deepEqual(events, ['made']);
  });

  it('is let go of with what holds it, and not at all when nobody has asked', async () => {
    const late = new Late(make);
    late.dispose();
    assert.deepEqual(events, []);
    const another = new Late(make);
    made.resolve(thing);
    await another.get();
    another.dispose();
    assert.deepEqual(events, ['made', 'disposed']);
  });

  it('is let go of at once when that comes too late', async () => {
    const late = new Late(make);
    const getting = late.get();
    late.dispose();
    made.resolve(thing);
    await getting;
    assert.deepEqual(events, ['made', 'disposed']);
  });

  it('that cannot be made is tried again by the next to ask', async () => {
    const late = new Late(make);
    made.reject(new Error('a file is missing'));
    await assert.rejects(late.get(), /a file is missing/);
    made = Promise.withResolvers();
    made.resolve(thing);
    assert.equal(await late.get(), thing);
    assert.deepEqual(events, ['made', 'made']);
  });
});
