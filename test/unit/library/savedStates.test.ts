import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SavedState } from '../../../src/library/savedStates.ts';
import { SavedStates } from '../../../src/library/savedStates.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';

/** Longer than requests are gathered. */
const gathered = 45;

class TestStates {
  readonly listed = new Map<string, SavedState>();
  readonly asked: (readonly string[])[] = [];
  readonly learned: (readonly string[])[] = [];
  readonly logged: string[] = [];
  readonly answers: [string, boolean][][] = [];
  readings = { begun: 1, confirmed: 1 };
  /** Holds answers back while it is set. */
  held: Promise<void> | undefined;
  failure: SpotifyError | undefined;
  readonly states = new SavedStates({
    fromLists: uri => this.listed.get(uri) ?? 'unknown',
    readings: () => this.readings,
    onDidAnswer: answers => this.answers.push([...answers]),
    areSaved: async uris => {
      this.asked.push(uris);
      await this.held;
      if (this.failure) throw this.failure;
      return uris.map(uri => uri.startsWith('saved'));
    },
    onDidLearn: uris => this.learned.push(uris),
    log: line => this.logged.push(line),
  });
}

describe('Saved states', () => {
  it('of many rows that are drawn one by one are asked for together', async () => {
    const test = new TestStates();
    for (let row = 0; row < 90; row++) test.states.lookUp([`saved${row}`, 'other']);
    await sleep(gathered);
    assert.deepEqual([test.asked.length, test.asked[0]?.length], [1, 91]);
    assert.deepEqual(test.learned, test.asked);
    assert.deepEqual([test.states.get('saved7'), test.states.get('other')], ['saved', 'notSaved']);
  });

  it('that are known are not asked for', async () => {
    const test = new TestStates();
    test.listed.set('listed', 'notSaved');
    test.states.set(['changed'], true);
    await test.states.settle(['saved']);
    test.states.lookUp(['listed', 'changed', 'saved']);
    await sleep(gathered);
    assert.deepEqual(test.asked, [['saved']]);
  });

  it('that are being asked for are not asked for again', async () => {
    const test = new TestStates();
    const answer = Promise.withResolvers<undefined>();
    test.held = answer.promise.then(() => undefined);
    test.states.lookUp(['a', 'b']);
    await sleep(gathered);
    test.states.lookUp(['a', 'b', 'c']);
    await sleep(gathered);
    assert.deepEqual(test.asked, [['a', 'b'], ['c']]);
    answer.resolve(undefined);
  });

  it('that are being asked for are waited for by what needs them, unless they are doubted', async () => {
    const test = new TestStates();
    const answer = Promise.withResolvers<undefined>();
    test.held = answer.promise.then(() => undefined);
    test.states.lookUp(['saved', 'b']);
    await sleep(gathered);
    const settling = test.states.settle(['saved', 'b', 'c']);
    const stopped = test.states.settle(['saved'], { signal: AbortSignal.abort() });
    await assert.rejects(stopped, error => SpotifyError.is(error, 'cancelled'));
    const doubting = test.states.settle(['b'], { doubted: new Set(['b']) });
    test.held = undefined;
    answer.resolve(undefined);
    await doubting;
    assert.deepEqual([...(await settling).values()], [true, false, false]);
    assert.deepEqual(test.asked, [['saved', 'b'], ['b'], ['c']]);
  });

  it('that were being asked for in vain are asked for by what needs them', async () => {
    const test = new TestStates();
    const [first, second] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    test.held = first.promise.then(() => undefined);
    test.failure = new SpotifyError('offline', 'no connection');
    test.states.lookUp(['saved']);
    await sleep(gathered);
    const settling = test.states.settle(['saved']);
    test.held = second.promise.then(() => undefined);
    first.resolve(undefined);
    while (test.asked.length < 2) await sleep(1);
    test.failure = undefined;
    second.resolve(undefined);
    assert.equal((await settling).get('saved'), true);
    assert.deepEqual(test.asked, [['saved'], ['saved']]);
  });

  it('are told by the lists first: what they show and what was asked never disagree', async () => {
    const test = new TestStates();
    await test.states.settle(['saved']);
    test.listed.set('saved', 'notSaved');
    assert.equal(test.states.get('saved'), 'notSaved');
  });

  it('that changed here while the answer was on its way stay changed', async () => {
    const test = new TestStates();
    const answer = Promise.withResolvers<undefined>();
    test.held = answer.promise.then(() => undefined);
    const settling = test.states.settle(['saved']);
    test.states.set(['saved'], false);
    answer.resolve(undefined);
    assert.equal((await settling).get('saved'), false);
  });

  it('stay unknown when Spotify does not answer, and are asked for again when wanted', async () => {
    const test = new TestStates();
    test.failure = new SpotifyError('offline', 'no connection');
    test.states.lookUp(['saved']);
    await sleep(gathered);
    assert.deepEqual([test.states.get('saved'), test.learned, test.logged.length], ['unknown', [], 1]);
    await assert.rejects(test.states.settle(['saved']), error => error === test.failure);
    test.failure = undefined;
    test.states.lookUp(['saved']);
    await sleep(gathered);
    assert.equal(test.states.get('saved'), 'saved');
  });

  it('are asked for once however often they are named, and anew after they were forgotten', async () => {
    const test = new TestStates();
    assert.deepEqual(
      [...(await test.states.settle(['saved', 'x', 'saved']))],
      [
        ['saved', true],
        ['x', false],
      ],
    );
    test.states.forget();
    assert.equal(test.states.get('saved'), 'unknown');
    await test.states.settle(['saved']);
    assert.deepEqual(test.asked, [['saved', 'x'], ['saved']]);
  });

  it('that are in doubt are unknown whatever the lists say, until they are asked for', async () => {
    const test = new TestStates();
    test.listed.set('saved', 'notSaved');
    test.states.set(['saved'], false);
    test.states.doubt(['saved']);
    assert.equal(test.states.get('saved'), 'unknown');
    assert.equal((await test.states.settle(['saved'])).get('saved'), true);
    assert.deepEqual(test.answers, [[['saved', true]]], 'so that the list can follow');
    test.listed.set('saved', 'saved');
    assert.equal(test.states.get('saved'), 'saved');
  });

  it('are in doubt no more when their list was read anew, or when they are changed', () => {
    const test = new TestStates();
    test.listed.set('a', 'saved');
    test.readings = { begun: 2, confirmed: 1 };
    test.states.doubt(['a', 'b']);
    test.readings = { begun: 2, confirmed: 2 };
    assert.equal(test.states.get('a'), 'unknown', 'a reading that was under way may be from before');
    test.readings = { begun: 3, confirmed: 3 };
    assert.equal(test.states.get('a'), 'saved');
    test.states.doubt(['b']);
    test.states.set(['b'], true);
    assert.equal(test.states.get('b'), 'saved');
  });

  it('are asked for although they are known where they are doubted', async () => {
    const test = new TestStates();
    test.listed.set('saved', 'notSaved');
    const states = await test.states.settle(['saved', 'other'], { doubted: new Set(['saved']) });
    assert.deepEqual([states.get('saved'), test.asked], [true, [['saved', 'other']]]);
  });

  it('are asked for no more once nobody needs them', async () => {
    const test = new TestStates();
    test.states.lookUp(['saved']);
    test.states.dispose();
    await sleep(gathered);
    assert.deepEqual(test.asked, []);
  });
});
