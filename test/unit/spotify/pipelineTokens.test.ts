import assert from 'node:assert/strict';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import type { Send } from '../../../src/spotify/send.ts';
import type { TokenSource } from '../../../src/spotify/tokenSource.ts';
import { SignedInWorld } from '../auth/signedInWorld.ts';
import { failure } from './failure.ts';
import { many } from './testGate.ts';
import { TestPipeline } from './testPipeline.ts';

const call = (index: number): ApiCall => ({
  method: index % 5 ? 'GET' : 'PUT',
  family: 'library',
  path: `/me/${index}`,
  priority: index % 2 ? 'person' : 'background',
});

/** Fifty calls at once, and how often each was sent. */
class Storm {
  readonly test = new TestPipeline();
  readonly sentOf = new Map<string, number>();
  sent = 0;

  constructor(tokens: TokenSource, isRefused: (token: string, sent: number) => boolean) {
    const send: Send = async ({ url, headers }) => {
      this.sent++;
      const { sent } = this;
      this.sentOf.set(url, (this.sentOf.get(url) ?? 0) + 1);
      await this.test.clock.sleep(50);
      const refused = isRefused(headers.authorization ?? '', sent);
      return { status: refused ? 401 : 200, headers: {}, body: '[]' };
    };
    this.test.with({ send, tokens });
  }

  run(): Promise<PromiseSettledResult<unknown>[]> {
    return Promise.allSettled(many(50).map(index => this.test.pipeline.request(call(index))));
  }

  get mostOfOne(): number {
    return Math.max(...this.sentOf.values());
  }
}

describe('Fifty calls at once', () => {
  let world: SignedInWorld;
  beforeEach(() => {
    world = new SignedInWorld();
  });

  it('whose token has been withdrawn make one refresh, and only those under way are sent again', async () => {
    const storm = new Storm(world.window(), token => token === 'Bearer access-1');
    const results = await storm.run();
    assert.ok(results.every(({ status }) => status === 'fulfilled'));
    assert.deepEqual(world.sent, ['refresh-1']);
    assert.equal(storm.mostOfOne, 2);
    assert.equal(storm.sent, 56, 'six were under way when the first refusal came');
  });

  it('that are refused whatever token they bring make one refresh, and at most one more try each', async () => {
    const storm = new Storm(world.window(), () => true);
    for (const result of await storm.run())
      await failure(
        result.status === 'rejected' ? Promise.reject(result.reason as Error) : Promise.resolve(),
        'signedOut',
      );
    assert.deepEqual(world.sent, ['refresh-1']);
    assert.deepEqual([storm.mostOfOne, storm.sentOf.size], [2, 50]);
  });

  it('of which one is refused for no reason cost one refresh and one more request', async () => {
    const storm = new Storm(world.window(), (_, sent) => sent === 3);
    assert.ok((await storm.run()).every(({ status }) => status === 'fulfilled'));
    assert.deepEqual([world.sent.length, storm.sent], [1, 51]);
  });

  it('all end when there is never another token', async () => {
    let asked = 0;
    const tokens: TokenSource = {
      accessToken: () => Promise.resolve(`the same${asked++ < 0 ? ' not' : ''}`),
    };
    const storm = new Storm(tokens, () => true);
    assert.ok((await storm.run()).every(({ status }) => status === 'rejected'));
    assert.equal(storm.mostOfOne, 2);
    assert.ok(asked <= 200);
  });

  it('all end when every token is new and none is good', async () => {
    let asked = 0;
    const storm = new Storm({ accessToken: () => Promise.resolve(`number ${++asked}`) }, () => true);
    assert.ok((await storm.run()).every(({ status }) => status === 'rejected'));
    assert.equal(storm.mostOfOne, 2);
  });

  it('share a refresh that some of them no longer want; the others get its token', async () => {
    world.expire();
    world.answer = async () => {
      await world.clock.sleep(1000);
      return { status: 200, headers: {}, body: '{"access_token":"fresh","expires_in":3600}' };
    };
    const test = new TestPipeline().with({ tokens: world.window(), clock: world.clock });
    const controller = new AbortController();
    const gone = many(3).map(index => test.pipeline.request({ ...call(index), signal: controller.signal }));
    const staying = many(3).map(index => test.pipeline.request(call(index)));
    while (world.sent.length === 0) await new Promise(setImmediate);
    const before = world.clock.now();
    controller.abort();
    for (const work of gone) assert.equal((await failure(work, 'cancelled')).sent, false);
    assert.equal(world.clock.now(), before);
    await Promise.all(staying);
    assert.deepEqual(
      test.sent.map(({ headers }) => headers.authorization),
      Array(3).fill('Bearer fresh'),
    );
    assert.equal(world.sent.length, 1);
  });
});
