import assert from 'node:assert/strict';
import { ConfigurationTarget } from 'vscode';
import { isClientId, Settings } from '../../src/settings.ts';
import { editor } from './editor/editor.ts';

describe('the settings', () => {
  let settings: Settings;

  beforeEach(() => {
    editor.reset();
    settings = new Settings();
  });
  afterEach(() => settings.dispose());

  it('have the defaults of package.json', () => {
    assert.equal(settings.get('redirect'), 'auto');
    assert.equal(settings.get('loopbackPort'), 0);
    assert.equal(settings.get('openIn'), 'app');
    assert.equal(settings.refreshEveryMs(), 5 * 60_000);
    assert.equal(settings.clientId(), undefined);
    assert.equal(settings.quotaMode(), undefined);
  });

  it('read a client id in any case, and nothing that is none', () => {
    const id = '0123456789ABCDEF0123456789abcdef';
    for (const text of [id, ` ${id}\n`]) {
      editor.changeSetting('tracklist.clientId', text);
      assert.equal(settings.clientId(), id.toLowerCase());
    }
    for (const text of ['', 'x', `${id}0`, id.slice(1), id.replace('0', 'g')]) {
      editor.changeSetting('tracklist.clientId', text);
      assert.equal(settings.clientId(), undefined);
      assert.ok(!isClientId(text));
    }
  });

  it('tell of changes of their own, and which', async () => {
    const heard: boolean[][] = [];
    settings.onDidChange(({ affects }) =>
      heard.push([affects('openIn'), affects('clientId'), affects('http')]),
    );
    await settings.set('openIn', 'web', ConfigurationTarget.Global);
    assert.equal(settings.get('openIn'), 'web');
    assert.deepEqual(heard, [[true, false, false]]);
  });

  it('decide the quota mode unless they leave it to be found out', () => {
    editor.changeSetting('tracklist.quotaMode', 'extended');
    assert.equal(settings.quotaMode(), 'extended');
  });

  it('let lists be taken as they are for so many minutes, at most a day, or until the person asks', () => {
    for (const [minutes, ms] of [
      [1, 60_000],
      [0.01, 60_000],
      [1_440, 86_400_000],
      [100_000, 86_400_000],
      [0, Infinity],
      [-5, Infinity],
      ['often', Infinity],
    ] as const) {
      editor.changeSetting('tracklist.refreshInterval', minutes);
      assert.equal(settings.refreshEveryMs(), ms, String(minutes));
    }
  });

  it('of the editor’s network are followed', () => {
    editor.changeSetting('http.proxyAuthorization', null);
    assert.deepEqual(settings.network('agent'), {
      useProxy: true,
      noProxy: [],
      strictSsl: true,
      systemCertificates: true,
      userAgent: 'agent',
    });
    editor.changeSetting('http.proxy', ' http://proxy:3128 ');
    editor.changeSetting('http.proxyAuthorization', 'Basic abc');
    editor.changeSetting('http.proxySupport', 'off');
    editor.changeSetting('http.noProxy', ['*.intern']);
    editor.changeSetting('http.proxyStrictSSL', false);
    editor.changeSetting('http.systemCertificates', false);
    assert.deepEqual(settings.network('agent'), {
      useProxy: false,
      proxy: 'http://proxy:3128',
      proxyAuthorization: 'Basic abc',
      noProxy: ['*.intern'],
      strictSsl: false,
      systemCertificates: false,
      userAgent: 'agent',
    });
  });
});
