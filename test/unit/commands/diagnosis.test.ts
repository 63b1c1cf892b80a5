import assert from 'node:assert/strict';
import { homedir, hostname, userInfo } from 'node:os';
import { ExtensionKind } from 'vscode';
import type { Diagnosis } from '../../../src/commands/diagnosis/diagnosis.ts';
import { diagnose } from '../../../src/commands/diagnosis/diagnose.ts';
import { diagnosisText } from '../../../src/messages/diagnosis.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Network, NetworkRoute } from '../../../src/spotify/network.ts';
import { eventually } from '../../support/eventually.ts';
import { aSession } from '../auth/aSession.ts';
import { germanBundle } from '../../language/german.ts';
import { editor } from '../editor/editor.ts';
import { SomeFolder } from '../library/store/someFolder.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';

const [hour, day] = [3_600_000, 86_400_000];

describe('Diagnose', () => {
  let product: Product;
  afterEach(() => product.dispose());

  const look = (): Promise<Diagnosis> => diagnose(product.diagnosis);

  it('tells versions, the sign-in and how long it lasts', async () => {
    product = await Product.start({ as: 'signedIn' });
    const { versions, signIn } = await look();
    assert.equal(versions.extension, '1.2.3');
    assert.equal(versions.runs, 'ui');
    assert.equal(signIn.state, 'account');
    assert.equal(signIn.clientId, '0123…cdef');
    assert.equal(signIn.redirect, 'auto');
    assert.deepEqual(signIn.missingScopes, []);
    assert.ok((signIn.endsAt ?? 0) - (signIn.authorizedAt ?? 0) > 180 * day);
  });

  it('tells what was not agreed to', async () => {
    product = await Product.start({ as: 'signedOut' });
    const expiresAt = Date.now() + hour;
    await product.sessions.signIn(aSession({ scopes: ['user-library-read'], expiresAt }));
    const text = diagnosisText(await look());
    assert.match(text, /Not agreed to: user-library-modify, user-top-read/);
  });

  it('tells the quota mode, and of pauses that are not over', async () => {
    const clock = new ManualClock();
    product = await Product.start({ as: 'signedIn', clock });
    const { locks } = product.apps.of(aSession().clientId);
    locks.lock('library', { kind: 'quotaExceeded', until: clock.now() + day });
    locks.lock('search', { kind: 'rateLimited', until: clock.now() - hour });
    const { app } = await look();
    assert.equal(app.quotaMode, 'development');
    assert.deepEqual(
      app.locks.map(([scope, { kind }]) => [scope, kind]),
      [['library', 'quotaExceeded']],
    );
    editor.changeSetting('tracklist.quotaMode', 'extended');
    assert.match(diagnosisText(await look()), /Quota mode: extended, as set/);
  });

  it('tells how far the lists are, and what was wrong with what is kept', async () => {
    product = await Product.start({ as: 'signedIn', tracks: 130 });
    await product.saved();
    product.troubles.report('journal', 'corrupt');
    const { lists, storage } = await look();
    const [[, tracks] = []] = lists;
    assert.equal(tracks?.phase, 'complete');
    assert.equal(tracks.total, 130);
    assert.deepEqual([storage.library, storage.journal], ['kept', 'corrupt']);
    assert.match(
      diagnosisText(await look()),
      /Saved tracks: complete, 130 of 130, in step with Spotify at \d{4}-/,
    );
  });

  it('tells of the demo that nothing of it is kept', async () => {
    product = await Product.start();
    const { signIn, storage } = await look();
    assert.equal(signIn.state, 'demo');
    assert.deepEqual([storage.library, storage.journal], ['notKept', 'notKept']);
  });

  it('tells how much is kept, of however many', async () => {
    const folder = await SomeFolder.make();
    product = await Product.start({ as: 'signedIn', storage: folder.path });
    await product.saved();
    await eventually(async () =>
      assert.match(diagnosisText(await look()), /something is kept: 1; [1-9]\d+ KiB/),
    );
    product.dispose();
    await folder.remove();
  });

  it('tells the ways back from the browser that would be tried', async () => {
    product = await Product.start({ as: 'notSetUp' });
    assert.match(diagnosisText(await look()), /browser: auto; tried here: editor, relay, loopback, paste/);
    editor.changeSetting('tracklist.redirect', 'paste');
    editor.isWeb = true;
    assert.match(diagnosisText(await look()), /browser: paste; tried here: paste, relay/);
  });

  const routes: readonly (readonly [string, NetworkRoute, string | undefined, RegExp])[] = [
    [
      'directly',
      { by: 'own', proxy: undefined, trustsSystem: false },
      undefined,
      /directly.*use: none.*needed: no/s,
    ],
    [
      'by a proxy of the settings',
      { by: 'own', proxy: 'p.x:1', trustsSystem: true },
      'http://p.x:1',
      /through a proxy.*use: that of the settings.*needed: yes/s,
    ],
    [
      'by a proxy of the environment',
      { by: 'own', proxy: 'p.x:1', trustsSystem: false },
      undefined,
      /through a proxy.*use: that of the environment/s,
    ],
    ['through the editor', { by: 'host' }, undefined, /through the editor.*use: none.*needed: no/s],
  ];
  for (const [way, route, proxy, said] of routes)
    it(`tells when requests go ${way}, with which certificates`, async () => {
      product = await Product.start({ as: 'signedIn' });
      editor.changeSetting('http.proxy', proxy);
      const network = { route, send: () => product.reach() } as unknown as Network;
      const text = diagnosisText(await diagnose({ ...product.diagnosis, network }));
      assert.match(text, said);
      assert.doesNotMatch(text, /p\.x/);
    });

  it('leaves out nothing of what helpers ask for', async () => {
    product = await Product.start({ as: 'signedIn' });
    const text = diagnosisText(await look());
    const facts = [
      /Tracklist 1\.2\.3/,
      /Visual Studio Code \d/,
      /Node \d/,
      /Client id: 0123…cdef/,
      /Way back from the browser/,
      /Days since signing in: \d+; days left: \d+/,
      /Agreed to: user-library-read, user-library-modify, user-top-read/,
      /Quota mode: development/,
      /Not paused by Spotify/,
      /Saved tracks: .*never in step with Spotify/,
      /Library on this computer: kept/,
      /Journal of changes: kept/,
      /Way to Spotify/,
      /Proxy in use/,
      /Certificates must be valid: yes/,
      /api\.spotify\.com answered/,
      /accounts\.spotify\.com answered/,
    ];
    for (const fact of facts) assert.match(text, fact);
  });

  it('says in German that there is no client id and no proxy, each in its gender', async () => {
    product = await Product.start({ as: 'signedOut' });
    Object.assign(editor, { language: 'de', bundle: germanBundle() });
    editor.changeSetting('tracklist.clientId', '');
    const text = diagnosisText(await look());
    assert.match(text, /Client-ID: keine$/m);
    assert.match(text, /Benutzter Proxy: keiner$/m);
  });

  it('asks both hosts once, without a token, and takes any answer', async () => {
    product = await Product.start({ as: 'signedIn' });
    let asked = 0;
    product.reach = () => {
      asked++;
      if (asked === 2) return Promise.reject(new SpotifyError('offline', 'no route to 10.0.0.7'));
      return Promise.resolve({ status: 404, headers: {}, body: 'x' });
    };
    const text = diagnosisText(await look());
    assert.equal(asked, 2);
    assert.match(text, /api\.spotify\.com answered 404 after \d+ ms/);
    assert.match(text, /accounts\.spotify\.com could not be reached: offline/);
    assert.doesNotMatch(text, /10\.0\.0\.7/);
  });

  it('works before anything is set up', async () => {
    product = await Product.start({ as: 'notSetUp' });
    const text = diagnosisText(await look());
    assert.match(text, /State: notSetUp/);
    assert.match(text, /Client id: none/);
    assert.match(text, /Quota mode: unknown/);
  });

  it('holds nothing secret and nothing personal', async () => {
    product = await Product.start({ as: 'signedIn', tracks: 60 });
    editor.remoteName = 'ssh-remote+server.of.somebody';
    editor.changeSetting('http.proxy', 'http://somebody:password@proxy.company.example:3128');
    editor.changeSetting('http.proxyAuthorization', 'Basic c29tZWJvZHk6');
    const rows = await product.saved();
    const text = diagnosisText(await look());
    const session = aSession();
    const secrets = [
      session.accessToken,
      session.refreshToken,
      session.clientId,
      session.account.id,
      session.account.displayName,
      'somebody',
      'password',
      'company',
      'c29tZWJvZHk6',
      hostname(),
      homedir(),
      userInfo().username,
      ...rows.flatMap(({ track }) => [track.uri, track.name, ...track.artists.map(({ name }) => name)]),
    ];
    for (const secret of secrets)
      if (secret.length > 3) assert.ok(!text.includes(secret), `“${secret}” stands in\n${text}`);
    assert.match(text, /Proxy in the settings: yes/);
    assert.match(text, /Runs as: ui, another/);
  });

  it('names the kind of remote connection, which is nobody’s own', async () => {
    product = await Product.start();
    editor.remoteName = 'dev-container';
    const parts = { ...product.diagnosis, extensionKind: ExtensionKind.Workspace };
    assert.equal((await diagnose(parts)).versions.runs, 'workspace, dev-container');
  });
});
