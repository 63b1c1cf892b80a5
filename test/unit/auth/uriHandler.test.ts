import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Uri } from 'vscode';
import type { CallbackRelay } from '../../../src/auth/callbackRelay.ts';
import { registerUriHandler } from '../../../src/auth/editor/uriHandler.ts';
import { editor } from '../editor/editor.ts';

const id = '0TZMsrjMdLhyTKDH1GhqKF';

describe('an address of this editor', () => {
  let received: string[];
  let shown: string[];
  let log: string[];
  let now: number;

  beforeEach(() => {
    editor.reset();
    [received, shown, log, now] = [[], [], [], 1_000_000];
    const relay = { receive: (query: string) => Promise.resolve(void received.push(query)) };
    registerUriHandler({
      relay: relay as unknown as CallbackRelay,
      showTrack: uri => shown.push(uri),
      now: () => now,
      log: line => log.push(line),
    });
  });

  const open = (path: string, query = '', fragment = ''): void =>
    void editor.uriHandler?.handleUri({ path, query, fragment } as unknown as Uri);

  it('shows the track that it names', () => {
    open(`/track/${id}`);
    assert.deepEqual(shown, [`spotify:track:${id}`]);
    assert.deepEqual([received, log], [[], []]);
  });

  it('shows few tracks in a minute, whatever a page opens, and a sign-in comes back all the same', () => {
    for (let count = 0; count < 1_000; count++) open(`/track/${id}`);
    assert.equal(shown.length, 10);
    assert.equal(new Set(log).size, 1);
    open('/callback', 'code=c&state=s');
    assert.equal(received.length, 1);
    now += 60_000;
    open(`/track/${id}`);
    assert.equal(shown.length, 11);
  });

  it('brings a sign-in back, and shows nothing', () => {
    open('/callback', 'code=c&state=s');
    assert.deepEqual(received, ['code=c&state=s']);
    assert.deepEqual([shown, log], [[], []]);
  });

  const refused: readonly (readonly [path: string, query?: string, fragment?: string])[] = [
    [''],
    ['/'],
    ['/track'],
    ['/track/'],
    [`/track/${id}/`],
    [`/track/${id}x`],
    [`/track/${id.slice(1)}`],
    [`/track/${id.slice(1)}!`],
    [`/track/ ${id}`],
    [`/track/${id}\n`],
    [`/track//${id}`],
    [`/track/../track/${id}`],
    [`/x/track/${id}`],
    [`/Track/${id}`],
    [`/track/spotify:track:${id}`],
    [`/album/${id}`],
    [`/artist/${id}`],
    [`/track/${id}`, 'save=1'],
    [`/track/${id}`, '', 'x'],
    ['/callback/', 'code=c&state=s'],
    ['/callback/x', 'code=c&state=s'],
    ['/save', `uri=spotify:track:${id}`],
  ];
  for (const address of refused) {
    it(`is refused and logged without what it says: ${JSON.stringify(address)}`, () => {
      open(...address);
      assert.deepEqual([received, shown], [[], []]);
      assert.deepEqual(log, ['An address that means nothing here was ignored.']);
    });
  }

  it('never shows anything but a track by its id, whatever comes', () => {
    const part = fc.oneof(fc.constantFrom('/', 'track', id, '/track/', 'callback', '?', '%2F'), fc.string());
    const path = fc.array(part, { maxLength: 5 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(path, fc.oneof(fc.constant(''), fc.string()), (text, query) => {
        [received, shown, log] = [[], [], []];
        now += 60_000;
        open(text, query);
        const isTrack =
          text === `/track/${text.slice(7)}` && /^[0-9A-Za-z]{22}$/.test(text.slice(7)) && query === '';
        assert.deepEqual(shown, isTrack ? [`spotify:track:${text.slice(7)}`] : []);
        assert.deepEqual(received, text === '/callback' ? [query] : []);
      }),
    );
  });
});
