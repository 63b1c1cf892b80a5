import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { ApiCall } from '../../../src/spotify/apiCall.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Event } from './testPipeline.ts';
import { TestPipeline, tooMany, unauthorized } from './testPipeline.ts';

const token = 'BQsecretToken_0123456789';
const typed = 'words a person typed';
const query = { q: typed, limit: 10, uris: 'spotify:track:secretOne,spotify:track:secretTwo' };
const search: ApiCall = { method: 'GET', family: 'search', path: '/search', query };
const save: ApiCall = { method: 'PUT', family: 'library', path: '/me/library', query };

/** Everything of a request that a server might repeat. */
const repeated = [
  `Bearer ${token}`,
  token,
  typed,
  'spotify:track:secretTwo',
  encodeURIComponent(typed),
  `/v1/search?q=${typed.replaceAll(' ', '+')}`,
  'https://api.example/v1/me/library?uris=spotify%3Atrack%3AsecretOne',
];

const echo = (status: number, said: string): Event => ({
  status,
  body: JSON.stringify({ error: { status, message: `Bad: ${said}` } }),
});

const troubles: readonly Event[] = [
  unauthorized,
  tooMany('2'),
  tooMany('2000'),
  { body: `{"${token} ${typed}` },
  { status: 200, headers: { 'content-type': 'text/html' }, body: `<p>${token} ${typed}` },
  { status: 500, body: JSON.stringify({ error: `${token} ${typed}` }) },
  { status: 400, body: JSON.stringify({ message: `${token} ${typed}` }) },
  new SpotifyError('offline', 'GET /v1/search: ECONNRESET'),
  new TypeError(`fetch failed for Bearer ${token} and ?q=${typed}`),
  ...repeated.flatMap(said => [301, 400, 401, 403, 404, 429, 502].map(status => echo(status, said))),
];

describe('What a person types, and tokens', () => {
  it('stand in no line of the log and in no error, however a call fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(search, save),
        fc.boolean(),
        async (script, call, isTokenMissing) => {
          const tokens = {
            accessToken: (rejected?: string) =>
              isTokenMissing && rejected
                ? Promise.reject(new Error(`no token but ${token}`))
                : Promise.resolve(token),
          };
          const test = new TestPipeline(...script).with({ tokens });
          const error: unknown = await test.pipeline.request(call).catch((thrown: unknown) => thrown);
          const told = error instanceof Error ? [error.message, String(error), JSON.stringify(error)] : [];
          for (const text of [...test.logged, ...told]) {
            assert.doesNotMatch(text, /secret|words|typed/i);
            assert.match(text, /^[^\r\n]*$/);
          }
        },
      ),
      { numRuns: 400, examples: troubles.map(event => [[event, event, event, event], search, false]) },
    );
  });

  it('are what is sent, so that the test above looks for something', async () => {
    const test = new TestPipeline().with({ tokens: { accessToken: () => Promise.resolve(token) } });
    await test.pipeline.request(search);
    assert.match(inspect(test.sent), /BQsecretToken.*|q=words\+a\+person/s);
  });

  it('are told of by the method and the path of the call', async () => {
    const test = new TestPipeline({ status: 502 }, echo(400, 'limit'));
    await test.pipeline.request(search).catch(() => undefined);
    assert.deepEqual(test.logged, [
      'unavailable: GET /search answered 502',
      'badRequest: GET /search answered 400: Bad: limit',
    ]);
  });
});
