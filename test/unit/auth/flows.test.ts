import assert from 'node:assert/strict';
import type { FlowEnvironment, FlowId } from '../../../src/auth/flows.ts';
import { flowsFor, urisToRegister } from '../../../src/auth/flows.ts';

const editorUri = 'vscode://tracklistmusic.tracklist/callback';
const relayUri = 'https://vscode.dev/redirect';
const desktop: FlowEnvironment = {
  uriScheme: 'vscode',
  isWeb: false,
  isRemote: false,
  loopbackPort: 0,
  callbackUri: editorUri,
};
const loopbackUri = 'http://127.0.0.1/callback';

type Row = readonly [environment: Partial<FlowEnvironment>, expected: readonly (readonly [FlowId, string])[]];

const table: Readonly<Record<string, Row>> = {
  'on the desktop': [
    {},
    [
      ['editor', editorUri],
      ['relay', relayUri],
      ['loopback', loopbackUri],
      ['paste', loopbackUri],
    ],
  ],
  'on the desktop with the extension on another machine': [
    { isRemote: true },
    [
      ['editor', editorUri],
      ['relay', relayUri],
      ['paste', loopbackUri],
    ],
  ],
  'in a browser at VS Code’s own address': [
    { isWeb: true, callbackUri: 'https://abc.vscode.dev/callback?vscode-reqid=1' },
    [
      ['relay', relayUri],
      ['paste', loopbackUri],
    ],
  ],
  'in a codespace in a browser': [
    { isWeb: true, isRemote: true, callbackUri: 'https://fancy-name.github.dev/extension-auth-callback?x=1' },
    [
      ['relay', relayUri],
      ['paste', loopbackUri],
    ],
  ],
  'in a browser with the server on this computer': [
    { isWeb: true, isRemote: true, callbackUri: 'http://127.0.0.1:8080/callback?vscode-reqid=1' },
    [
      ['relay', relayUri],
      ['paste', loopbackUri],
    ],
  ],
  'in a browser with the server behind a name of its own': [
    { isWeb: true, isRemote: true, callbackUri: 'https://code.example/callback?vscode-reqid=1' },
    [['paste', loopbackUri]],
  ],
  'in a browser at a name that only looks like VS Code’s': [
    { isWeb: true, callbackUri: 'https://notvscode.dev/callback' },
    [['paste', loopbackUri]],
  ],
  'in a browser that says nothing of an address': [
    { isWeb: true, callbackUri: undefined },
    [['paste', loopbackUri]],
  ],
  'in another editor': [
    { uriScheme: 'vscodium', callbackUri: 'vscodium://tracklistmusic.tracklist/callback' },
    [
      ['editor', 'vscodium://tracklistmusic.tracklist/callback'],
      ['loopback', loopbackUri],
      ['paste', loopbackUri],
    ],
  ],
  'with a fixed port': [
    { loopbackPort: 4711 },
    [
      ['editor', editorUri],
      ['relay', relayUri],
      ['loopback', 'http://127.0.0.1:4711/callback'],
      ['paste', 'http://127.0.0.1:4711/callback'],
    ],
  ],
};

describe('the ways back from the browser', () => {
  for (const [where, [changes, expected]] of Object.entries(table)) {
    it(`${where} are ${expected.map(([id]) => id).join(', ')}`, () => {
      const environment = { ...desktop, ...changes };
      const found = flowsFor(environment, 'auto').map(flow => [flow.id, flow.registeredUri(environment)]);
      assert.deepEqual(found, expected);
    });
  }

  it('begin with the one the person prefers, then come the others that work', () => {
    const ids = (environment: FlowEnvironment, preferred: FlowId): FlowId[] =>
      flowsFor(environment, preferred).map(flow => flow.id);
    assert.deepEqual(ids(desktop, 'loopback'), ['loopback', 'editor', 'relay', 'paste']);
    assert.deepEqual(ids(desktop, 'paste'), ['paste', 'editor', 'relay', 'loopback']);
    assert.deepEqual(ids(desktop, 'editor'), ['editor', 'relay', 'loopback', 'paste']);
  });

  it('include a preferred one even where it is not known to work', () => {
    const environment = { ...desktop, isWeb: true, callbackUri: undefined };
    assert.deepEqual(
      flowsFor(environment, 'editor').map(flow => flow.id),
      ['editor', 'paste'],
    );
  });
});

describe('the addresses to register', () => {
  it('are every one that may be used here, without repetition', () => {
    assert.deepEqual(urisToRegister(desktop), [editorUri, relayUri, loopbackUri]);
    assert.deepEqual(urisToRegister({ ...desktop, uriScheme: 'cursor', loopbackPort: 8080 }), [
      'cursor://tracklistmusic.tracklist/callback',
      relayUri,
      'http://127.0.0.1:8080/callback',
    ]);
  });

  it('hold those of every flow in every environment', () => {
    for (const [changes] of Object.values(table)) {
      const environment = { ...desktop, ...changes };
      const registered = urisToRegister(environment);
      assert.equal(new Set(registered).size, registered.length);
      for (const flow of flowsFor(environment, 'auto'))
        assert.ok(registered.includes(flow.registeredUri(environment)));
    }
  });

  it('are lower case, as Spotify asks for own schemes', () => {
    for (const uri of urisToRegister(desktop)) assert.equal(uri, uri.toLowerCase());
  });
});
