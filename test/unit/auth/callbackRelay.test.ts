import assert from 'node:assert/strict';
import { CallbackRelay } from '../../../src/auth/callbackRelay.ts';
import { InstantClock } from '../spotify/instantClock.ts';
import { SharedSecrets } from './sharedSecrets.ts';

const lifetimeMs = 60_000;
const state = 'the-state-of-this-sign-in';
const query = `code=the-code&state=${state}`;

describe('the way of a callback to the window that waits', () => {
  let secrets: SharedSecrets;
  let clock: InstantClock;
  let log: string[];
  let mine: CallbackRelay;
  let other: CallbackRelay;
  let stop: AbortController;

  const window = (): CallbackRelay => new CallbackRelay(secrets.window(), clock, line => log.push(line));
  const wait = (relay = mine, expected = state, begin = () => Promise.resolve()) =>
    relay.wait(expected, lifetimeMs, stop.signal, begin);

  beforeEach(() => {
    secrets = new SharedSecrets();
    clock = new InstantClock();
    log = [];
    mine = window();
    other = window();
    stop = new AbortController();
  });

  afterEach(() => {
    for (const secret of [state, 'the-code', 'foreign'])
      assert.ok(!log.some(line => line.includes(secret)), `the log tells ${secret}`);
  });

  it('is short when the waiting window receives it', async () => {
    const waiting = wait();
    await secrets.settled();
    await mine.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
    assert.ok(!secrets.history.some(line => line.includes('the-code')));
  });

  it('leads through the secret store when another window receives it', async () => {
    const waiting = wait();
    await secrets.settled();
    await other.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('is gone to its end although the secret store fails meanwhile and afterwards', async () => {
    const waiting = wait();
    await secrets.settled();
    secrets.failure = new Error('the keychain is locked');
    secrets.tell('signIn.callback');
    await secrets.settled();
    assert.match(log[0] ?? '', /could not be read: .*the keychain is locked/);
    await mine.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
    assert.match(log[1] ?? '', /could not be removed: .*the keychain is locked/);
  });

  it('carries a refusal as well', async () => {
    const waiting = wait();
    await secrets.settled();
    await other.receive(`error=access_denied&state=${state}`);
    assert.deepEqual(await waiting, { state, error: 'access_denied' });
  });

  it('leaves nothing in the secret store, and never the state itself', async () => {
    for (const receiver of [mine, other]) {
      const waiting = wait();
      await secrets.settled();
      assert.equal(secrets.entries.size, 1);
      await receiver.receive(query);
      await waiting;
      await secrets.settled();
      assert.deepEqual([...secrets.entries], []);
    }
    assert.ok(!secrets.history.some(line => line.startsWith('signIn.pending') && line.includes(state)));
  });

  it('is open before the browser is, even when the secret store takes its time', async () => {
    const waiting = wait(mine, state, () => other.receive(query));
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('takes a callback before the secret store has answered', async () => {
    const waiting = wait();
    await mine.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('does not depend on the browser telling that it was opened', async () => {
    const waiting = wait(mine, state, () => new Promise(() => undefined));
    await secrets.settled();
    await other.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('ends when the browser cannot be opened, and leaves nothing behind', async () => {
    await assert.rejects(
      wait(mine, state, () => Promise.reject(new Error('no browser'))),
      /no browser/,
    );
    assert.deepEqual([...secrets.entries], []);
  });

  it('is closed to a foreign state', async () => {
    const waiting = wait();
    await secrets.settled();
    for (const relay of [mine, other]) await relay.receive('code=foreign-code&state=foreign-state');
    await secrets.settled();
    assert.ok(!secrets.history.some(line => line.includes('foreign')));
    assert.equal(log.length, 2);
    await other.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('is open to the right one however many foreign ones a page sends before', async () => {
    const waiting = wait();
    await secrets.settled();
    const before = secrets.history.length;
    for (let count = 0; count < 200; count++)
      await (count % 2 === 0 ? mine : other).receive(`code=foreign&state=foreign-${count}`);
    assert.equal(secrets.history.length, before, 'nothing of them is kept');
    await other.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
  });

  it('is closed when nobody waits', async () => {
    await other.receive(query);
    assert.deepEqual([...secrets.entries], []);
    assert.match(log[0] ?? '', /no window waits/);
  });

  it('is closed to what is no callback', async () => {
    const waiting = wait();
    await secrets.settled();
    for (const bad of ['', `state=${state}`, 'code=the-code', `code=a&code=b&state=${state}`])
      await other.receive(bad);
    assert.equal(log.length, 4);
    stop.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
  });

  it('is closed when the time is over', async () => {
    const waiting = wait();
    waiting.catch(() => undefined);
    await secrets.settled();
    clock.pass(lifetimeMs + 1);
    await other.receive(query);
    await secrets.settled();
    assert.ok(!secrets.history.some(line => line.includes('the-code')));
    stop.abort(new Error('timed out'));
    await assert.rejects(waiting, /timed out/);
    assert.deepEqual([...secrets.entries], []);
  });

  it('can be gone once only', async () => {
    const waiting = wait();
    await secrets.settled();
    await other.receive(query);
    await other.receive(query);
    await mine.receive(query);
    await waiting;
    await other.receive(query);
    await secrets.settled();
    assert.deepEqual([...secrets.entries], []);
    const stored = secrets.history.filter(line => line.includes('the-code'));
    assert.equal(stored.length, 1);
  });

  it('ends at once when it was stopped before it began, without opening the browser', async () => {
    stop.abort(new Error('stopped'));
    let opened = false;
    const begin = (): Promise<void> => {
      opened = true;
      return Promise.resolve();
    };
    await assert.rejects(wait(mine, state, begin), /stopped/);
    assert.equal(opened, false);
    assert.deepEqual([...secrets.entries], []);
  });

  it('does not cross that of another sign-in in the same window', async () => {
    const [first, second] = [wait(mine, 'state-1'), wait(mine, 'state-2')];
    await secrets.settled();
    await mine.receive('code=1&state=state-1');
    await mine.receive('code=2&state=state-2');
    assert.deepEqual(
      [await first, await second],
      [
        { state: 'state-1', code: '1' },
        { state: 'state-2', code: '2' },
      ],
    );
  });

  it('stays open for the window that still waits when another one ends', async () => {
    const ended = new AbortController();
    const first = mine.wait('state-1', lifetimeMs, ended.signal, () => Promise.resolve());
    await secrets.settled();
    const second = wait(other, 'state-2');
    await secrets.settled();
    ended.abort(new Error('cancelled'));
    await assert.rejects(first, /cancelled/);
    await mine.receive('code=2&state=state-2');
    assert.deepEqual(await second, { state: 'state-2', code: '2' });
  });

  it('begins afresh over what a window that was closed has left', async () => {
    secrets.entries.set('signIn.pending', '{"stateHash":"old","expiresAt":1}');
    secrets.entries.set('signIn.callback', 'code=old&state=old');
    const waiting = wait();
    await secrets.settled();
    await other.receive(query);
    assert.deepEqual(await waiting, { state, code: 'the-code' });
    assert.deepEqual([...secrets.entries], []);
  });

  it('is closed when what is in the store means nothing', async () => {
    for (const text of ['', 'null', '5', '{', '{"stateHash":1,"expiresAt":"never"}']) {
      secrets.entries.set('signIn.pending', text);
      await other.receive(query);
      assert.ok(!secrets.entries.has('signIn.callback'));
    }
  });
});
