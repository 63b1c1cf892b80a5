import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endpointsFrom, spotifyEndpoints } from '../../../src/spotify/endpoints.ts';

const accepted = [
  ['http://127.0.0.1:4711/v1', 'http://127.0.0.1:4711/v1'],
  ['http://127.0.0.1:4711/v1/', 'http://127.0.0.1:4711/v1'],
  ['http://127.8.9.10/v1', 'http://127.8.9.10/v1'],
  ['https://[::1]:8443/v1', 'https://[::1]:8443/v1'],
  ['http://[0:0:0:0:0:0:0:1]/v1', 'http://[::1]/v1'],
  // These are 127.0.0.1 written differently: the address is read before it is judged.
  ['http://2130706433/v1', 'http://127.0.0.1/v1'],
  ['http://0x7f.1/v1', 'http://127.0.0.1/v1'],
] as const;

const ignored = [
  'https://api.example/v1',
  'http://localhost:4711/v1',
  'http://127.0.0.1.evil.example/v1',
  'http://127.evil.example/v1',
  'http://127.0.0.1@evil.example/v1',
  'http://user@127.0.0.1/v1',
  'http://user:secret@127.0.0.1/v1',
  'http://evil.example/127.0.0.1',
  'http://evil.example#127.0.0.1',
  'http://127.0.0.1/v1?to=evil',
  'http://127.0.0.1/v1#evil',
  'http://128.0.0.1/v1',
  'http://10.0.0.1/v1',
  'http://0.0.0.0/v1',
  'http://3232235777/v1',
  'http://[::]/v1',
  'http://[::2]/v1',
  'http://[::ffff:10.0.0.1]/v1',
  'http://[fe80::1]/v1',
  'ftp://127.0.0.1/v1',
  'file:///127.0.0.1',
  'unix:/run/spotify.sock',
  '127.0.0.1:4711',
  'nonsense',
  ' ',
  '',
];

const from = (api?: string, accounts?: string): ReturnType<typeof endpointsFrom> =>
  endpointsFrom({ TRACKLIST_API_URL: api, TRACKLIST_ACCOUNTS_URL: accounts });

describe('Endpoints', () => {
  it('are Spotify’s when nothing else is said', () => {
    assert.deepEqual(endpointsFrom({}), spotifyEndpoints);
    assert.equal(spotifyEndpoints.isTestServer, false);
  });

  for (const [given, used] of accepted)
    it(`may be replaced by ${given}, on this machine`, () => {
      const endpoints = from(given, 'http://127.0.0.2:1');
      assert.deepEqual(endpoints, { apiUrl: used, accountsUrl: 'http://127.0.0.2:1', isTestServer: true });
    });

  for (const given of ignored)
    it(`are Spotify’s when the environment names ${JSON.stringify(given)}`, () => {
      assert.equal(from(given, 'http://127.0.0.1:1'), spotifyEndpoints);
      assert.equal(from('http://127.0.0.1:1/v1', given), spotifyEndpoints);
    });

  it('are replaced both or not at all', () => {
    assert.equal(from('http://127.0.0.1:1/v1'), spotifyEndpoints);
    assert.equal(from(undefined, 'http://127.0.0.1:1'), spotifyEndpoints);
  });

  it('lead to no other machine, whatever the environment says', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '127.0.0.1',
        'localhost',
        '@',
        ':',
        '/',
        '//',
        '#',
        '?',
        '%',
        '[::1]',
        '.',
        '\\',
        'http:',
      ),
      fc.string({ maxLength: 6 }),
      fc.ipV4(),
      fc.ipV6(),
      fc.domain(),
    );
    const text = fc.array(part, { maxLength: 6 }).map(parts => `http://${parts.join('')}`);
    fc.assert(
      fc.property(text, given => {
        const { apiUrl } = from(given, 'http://127.0.0.1:1');
        const { hostname, username } = new URL(apiUrl);
        const isHere = /^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname === '[::1]';
        return username === '' && (isHere || apiUrl === spotifyEndpoints.apiUrl);
      }),
      { numRuns: 2000 },
    );
  });
});
