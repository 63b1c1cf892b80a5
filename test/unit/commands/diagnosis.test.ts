import assert from 'node:assert/strict';
import { homedir, hostname, userInfo } from 'node:os';
import { ExtensionKind } from 'vscode';
import type { Diagnosis } from '../../../src/commands/diagnosis/diagnosis.ts';
import { diagnose } from '../../../src/commands/diagnosis/diagnose.ts';
import { diagnosisText } from '../../../src/messages/diagnosis.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { aSession } from '../auth/aSession.ts';
import { editor } from '../editor/editor.ts';
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
    assert.deepEqual(storage, { library: 'kept', journal: 'corrupt' });
    assert.match(
      diagnosisText(await look()),
      /Saved tracks: complete, 130 of 130, in step with Spotify at \d{4}-/,
    );
  });

  it('tells of the demo that nothing of it is kept', async () => {
    product = await Product.start();
    const { signIn, storage } = await look();
    assert.equal(signIn.state, 'demo');
    assert.deepEqual(storage, { library: 'notKept', journal: 'notKept' });
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
