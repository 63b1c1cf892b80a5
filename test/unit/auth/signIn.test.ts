import assert from 'node:assert/strict';
import { ExtensionKind } from 'vscode';
import { CallbackRelay } from '../../../src/auth/callbackRelay.ts';
import { flowEnvironment, signInWithBrowser } from '../../../src/auth/editor/signIn.ts';
import type { FlowEnvironment, FlowId } from '../../../src/auth/flows.ts';
import type { Session } from '../../../src/auth/session.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import { signInWords } from '../../../src/messages/signIn.ts';
import type { Account } from '../../../src/model/account.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { startTestSpotify, testClientId, testScopes } from '../../support/testSpotify.ts';
import { editor } from '../editor/editor.ts';
import { sendByFetch } from './sendByFetch.ts';
import { SharedSecrets } from './sharedSecrets.ts';

const account: Account = { id: 'listener', displayName: 'A Listener' };
const desktop: FlowEnvironment = { uriScheme: 'vscode', isWeb: false, isRemote: false, loopbackPort: 0 };

describe('the person who signs in', () => {
  let spotify: TestSpotify;
  let relay: CallbackRelay;
  let log: string[];
  let accountOf: (token: string) => Promise<Account>;
  let closing: AbortController;

  before(async () => {
    spotify = await startTestSpotify({ tracks: 5, albums: 1 });
  });
  after(() => spotify.stop());

  beforeEach(() => {
    spotify.reset();
    editor.reset();
    log = [];
    closing = new AbortController();
    relay = new CallbackRelay(new SharedSecrets().window(), systemClock, line => log.push(line));
    accountOf = () => Promise.resolve(account);
  });

  const signIn = (
    preferred: FlowId | 'auto' = 'auto',
    environment = desktop,
    clientId = testClientId,
  ): Promise<Session | undefined> => {
    const { apiUrl, accountsUrl } = spotify;
    const endpoints = { apiUrl, accountsUrl, isTestServer: true };
    const tokenEndpoint = new TokenEndpoint(accountsUrl, sendByFetch, systemClock);
    const ports = { relay, accountOf, closing: closing.signal };
    const parts = { endpoints, tokenEndpoint, ...ports, log: (line: string) => log.push(line) };
    return signInWithBrowser(parts, clientId, environment, preferred);
  };
  /** Resolves when `found` gives something. */
  const until = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      const value = found();
      if (value !== undefined) return value;
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  };
  /** Answers the question the browser was last opened with, and goes where Spotify leads. */
  const answer = async (decision: 'allow' | 'deny', times = 1): Promise<string> => {
    await until(() => (editor.opened.length >= times ? true : undefined));
    const address = await spotify.decide(editor.opened.at(-1)!, decision);
    if (address.startsWith('vscode:')) await relay.receive(new URL(address).search.slice(1));
    else if (new URL(address).port !== '') await fetch(address);
    return address;
  };

  it('gets a session with the tokens, the account and the servers it is for', async () => {
    const began = Date.now();
    const signingIn = signIn();
    await answer('allow');
    const session = await signingIn;
    assert.ok(session);
    assert.ok(spotify.grants.consentOf(session.accessToken));
    assert.deepEqual(session.account, account);
    assert.deepEqual(session.scopes, testScopes);
    assert.deepEqual(session.origins, { api: spotify.apiUrl, accounts: spotify.accountsUrl });
    assert.ok(session.authorizedAt >= began && session.authorizedAt <= Date.now());
    assert.ok(session.expiresAt > session.authorizedAt + 3_500_000);
    assert.equal(session.clientId, testClientId);
    assert.deepEqual(editor.messages, []);
  });

  it('sees what is waited for, and can cancel it without being told of an error', async () => {
    const signingIn = signIn();
    await until(() => editor.opened[0]);
    const [progress] = editor.progress;
    assert.match(progress?.title ?? '', /Waiting for Spotify in your browser/);
    assert.ok(progress?.cancellable);
    progress.cancel();
    await assert.rejects(signingIn, { kind: 'cancelled' });
    assert.deepEqual(editor.messages, []);
  });

  it('can cancel also while Spotify is asked who that is', async () => {
    accountOf = () => new Promise(() => editor.progress[0]?.cancel());
    const cancelled = assert.rejects(signIn(), { kind: 'cancelled' });
    await answer('allow');
    await cancelled;
    assert.deepEqual(editor.messages, []);
  });

  it('is waited for no longer than the extension runs: its server stops listening', async () => {
    const signingIn = signIn('loopback');
    const address = await until(() => editor.opened[0]);
    const { origin } = new URL(new URL(address).searchParams.get('redirect_uri')!);
    assert.equal((await fetch(origin)).status, 400);
    closing.abort();
    await assert.rejects(signingIn, { kind: 'cancelled' });
    await assert.rejects(fetch(origin));
    assert.deepEqual(editor.messages, []);
  });

  it('is asked for the address of the browser when nothing else works', async () => {
    editor.externalUri = 'https://code.example/callback';
    const signingIn = signIn('auto', { ...desktop, isWeb: true });
    const box = await until(() => editor.inputBoxes.find(each => each.isVisible));
    assert.ok(box.ignoreFocusOut);
    box.type('not an address');
    assert.equal(box.validationMessage, signInWords.pasteWrong());
    box.accept();
    assert.ok(box.isVisible);
    box.type('');
    assert.equal(box.validationMessage, '');
    box.type(await answer('allow'));
    assert.equal(box.validationMessage, '');
    box.accept();
    assert.ok(await signingIn);
    assert.ok(!box.isVisible);
  });

  it('gives up by closing the box', async () => {
    const signingIn = signIn('paste');
    const box = await until(() => editor.inputBoxes.find(each => each.isVisible));
    box.hide();
    await assert.rejects(signingIn, { kind: 'cancelled' });
  });

  it('sees the box close when the sign-in is cancelled elsewhere', async () => {
    const signingIn = signIn('paste');
    const box = await until(() => editor.inputBoxes.find(each => each.isVisible));
    editor.progress[0]?.cancel();
    await assert.rejects(signingIn, { kind: 'cancelled' });
    assert.ok(!box.isVisible);
  });

  it('is offered another way when one fails', async () => {
    editor.opensBrowser = false;
    const others = (['relay', 'loopback', 'paste'] as const).map(signInWords.tryAnother);
    editor.willPress(...others);
    await assert.rejects(signIn(), { kind: 'noBrowser' });
    assert.deepEqual(
      editor.messages.map(message => message.buttons),
      others.map(other => [other]),
    );
  });

  it('gets in by the other way', async () => {
    const takenPort = Number(new URL(spotify.accountsUrl).port);
    editor.willPress(signInWords.tryAnother('editor'));
    const signingIn = signIn('loopback', { ...desktop, loopbackPort: takenPort });
    await answer('allow');
    assert.equal((await signingIn)?.account.id, account.id);
    assert.match(
      editor.messages[0]?.text ?? '',
      new RegExp(`127\\.0\\.0\\.1:${takenPort}/callback is in use`),
    );
  });

  it('comes back through the relay, whose address is the only one that leads there from a browser', async () => {
    editor.externalUri = 'http://127.0.0.1:8080/callback?vscode-reqid=1&vscode-scheme=code-oss';
    const signingIn = signIn('auto', { ...desktop, isWeb: true });
    const address = new URL(await answer('allow'));
    assert.equal(address.origin + address.pathname, 'https://vscode.dev/redirect');
    const state = address.searchParams.get('state') ?? '';
    const target = new URL(decodeURIComponent(state));
    assert.equal(target.searchParams.get('vscode-scheme'), 'code-oss');
    const nonce = target.searchParams.get('nonce') ?? '';
    const query = new URLSearchParams({ nonce, code: address.searchParams.get('code') ?? '', state });
    await relay.receive(query.toString());
    assert.equal((await signingIn)?.account.id, account.id);
  });

  it('ends quietly when they do not want another way', async () => {
    editor.opensBrowser = false;
    assert.equal(await signIn(), undefined);
    assert.equal(editor.messages.length, 1);
  });

  it('is not asked to try another way after refusing', async () => {
    const signingIn = signIn();
    const refused = assert.rejects(signingIn, { kind: 'denied' });
    await answer('deny');
    await refused;
    assert.deepEqual(editor.messages, []);
    assert.equal(spotify.log.count({ service: 'accounts', path: '/api/token' }), 0);
  });

  it('is not signed in when Spotify does not let the account use the app', async () => {
    accountOf = () => Promise.reject(new SpotifyError('notAllowListed', 'not listed'));
    const refused = assert.rejects(signIn(), { kind: 'notAllowListed' });
    await answer('allow');
    await refused;
  });

  it('is not signed in when the token endpoint has trouble', async () => {
    spotify.faults.next({ service: 'accounts', path: '/api/token' }, { kind: 'serverError' });
    const refused = assert.rejects(signIn(), { kind: 'unavailable' });
    await answer('allow');
    await refused;
  });

  it('leaves no code, state, verifier or token in the log, whatever happens', async () => {
    const signingIn = signIn();
    const address = await answer('allow');
    const session = await signingIn;
    const failing = assert.rejects(signIn(), SpotifyError);
    spotify.faults.next({ service: 'accounts', path: '/api/token' }, { kind: 'empty' });
    await answer('allow', 2);
    await failing;
    await relay.receive(new URL(address).search.slice(1));
    assert.ok(log.length >= 2);
    const exchanges = spotify.log.where({ service: 'accounts', path: '/api/token' });
    const secrets = [
      ...new URL(address).searchParams.values(),
      ...exchanges.map(({ body }) => new URLSearchParams(body).get('code_verifier')!),
      session!.accessToken,
      session!.refreshToken,
    ];
    for (const secret of secrets) assert.ok(!log.some(line => line.includes(secret)), 'a secret in the log');
  });
});

describe('where the extension runs', () => {
  beforeEach(() => editor.reset());

  const environmentOn = (kind: ExtensionKind): FlowEnvironment => flowEnvironment(kind, 0);

  it('decides which ways back from the browser there are', () => {
    assert.deepEqual(environmentOn(ExtensionKind.UI), desktop);
    editor.remoteName = 'ssh-remote';
    assert.equal(environmentOn(ExtensionKind.UI).isRemote, false);
    assert.equal(environmentOn(ExtensionKind.Workspace).isRemote, true);
    editor.isWeb = true;
    editor.uriScheme = 'vscode-insiders';
    assert.deepEqual(environmentOn(ExtensionKind.Workspace), {
      uriScheme: 'vscode-insiders',
      isWeb: true,
      isRemote: true,
      loopbackPort: 0,
    });
  });
});
