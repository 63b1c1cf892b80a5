import assert from 'node:assert/strict';
import { CallbackRelay } from '../../../src/auth/callbackRelay.ts';
import { signInWithBrowser } from '../../../src/auth/editor/signIn.ts';
import { SignInError } from '../../../src/auth/signInError.ts';
import type { FlowEnvironment } from '../../../src/auth/flows.ts';
import { TokenEndpoint } from '../../../src/auth/tokenEndpoint.ts';
import { registerCommands } from '../../../src/commands/register.ts';
import { accountOf } from '../../../src/library/openLibrary.ts';
import type { WalkthroughStep } from '../../../src/manifest.ts';
import { dashboardUrl, explain, showHow } from '../../../src/messages/explain.ts';
import { signInWords } from '../../../src/messages/signIn.ts';
import type { Disposable } from '../../../src/model/event.ts';
import { systemClock } from '../../../src/spotify/clock.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { QuotaModeTracker } from '../../../src/spotify/quotaMode.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestSpotify } from '../../support/testSpotify.ts';
import { startTestSpotify, testClientId } from '../../support/testSpotify.ts';
import { sendByFetch } from '../auth/sendByFetch.ts';
import { SharedSecrets } from '../auth/sharedSecrets.ts';
import { editor } from '../editor/editor.ts';
import { clientOf } from '../spotify/testClient.ts';

const desktop: FlowEnvironment = { uriScheme: 'vscode', isWeb: false, isRemote: false, loopbackPort: 0 };
const own = 'vscode://tracklistmusic.tracklist/callback';

describe('what a person is told when signing in goes wrong', () => {
  let spotify: TestSpotify;
  let relay: CallbackRelay;
  let registered: readonly Disposable[] = [];

  before(async () => {
    spotify = await startTestSpotify({ tracks: 5, albums: 1 });
  });
  after(() => spotify.stop());
  beforeEach(() => {
    spotify.reset();
    editor.reset();
    relay = new CallbackRelay(new SharedSecrets().window(), systemClock, () => undefined);
  });
  afterEach(() => registered.forEach(each => each.dispose()));

  /** Runs the command as the product does, with the account asked for and errors told. */
  const signIn = ({ clientId = testClientId, limitMs = 60_000 } = {}): Promise<unknown> => {
    const { apiUrl, accountsUrl } = spotify;
    const quota = new QuotaModeTracker(() => undefined);
    const api = { apiUrl, send: sendByFetch, quota, clock: systemClock, log: () => undefined };
    const parts = {
      endpoints: { apiUrl, accountsUrl, isTestServer: true },
      tokenEndpoint: new TokenEndpoint(accountsUrl, sendByFetch, systemClock),
      relay,
      accountOf: (token: string) => accountOf(token, api),
      log: () => undefined,
      limitMs,
      closing: new AbortController().signal,
    };
    const run = (): unknown => signInWithBrowser(parts, clientId, desktop, 'editor');
    registered = registerCommands(
      ['tracklist.signIn'],
      () => Promise.resolve({ 'tracklist.signIn': run }),
      () => undefined,
    );
    return Promise.resolve(editor.commands.get('tracklist.signIn')!());
  };
  const agree = async (): Promise<void> => {
    await eventually(() => assert.equal(editor.opened.length, 1));
    const address = await spotify.decide(editor.opened[0]!, 'allow');
    await relay.receive(new URL(address).search.slice(1));
  };
  const assertLedTo = (step: WalkthroughStep): void => {
    const category = 'tracklistmusic.tracklist#getStarted';
    assert.deepEqual(editor.executed.at(-1), ['workbench.action.openWalkthrough', { category, step }]);
  };

  it('asks at Spotify who it is each time, so that it can be another account', async () => {
    const running = signIn();
    await agree();
    await running;
    assert.equal(new URL(editor.opened[0]!).searchParams.get('show_dialog'), 'true');
  });

  it('shows the exact address to register when nobody comes back, lets it be copied and shows how', async () => {
    editor.willPress(signInWords.copyAddress(), showHow());
    const running = signIn({ limitMs: 1 });
    await running;
    const [first, again] = editor.messages;
    assert.match(first?.text ?? '', /register exactly vscode:\/\/tracklistmusic\.tracklist\/callback in/);
    assert.deepEqual(first?.buttons, [signInWords.tryAnother('relay'), signInWords.copyAddress(), showHow()]);
    assert.equal(again?.text, first.text, 'copying is no answer yet');
    assert.equal(editor.clipboard, own);
    assert.equal(editor.messages.length, 2);
    assertLedTo('createApp');
  });

  it('says the same of an unknown client id, which Spotify says only in the browser', async () => {
    editor.willPress(showHow());
    const running = signIn({ clientId: 'f'.repeat(32), limitMs: 300 });
    await eventually(() => assert.equal(editor.opened.length, 1));
    await assert.rejects(spotify.decide(editor.opened[0]!, 'allow'), /Invalid client/);
    await running;
    assert.match(editor.messages[0]?.text ?? '', /“Invalid client”, check the client id/);
  });

  it('leads to the client id when Spotify knows it no more', async () => {
    editor.willPress(showHow());
    spotify.faults.next(
      { service: 'accounts', path: '/api/token' },
      { kind: 'answer', answer: { status: 400, body: '{"error":"invalid_client"}' } },
    );
    const running = signIn();
    await agree();
    await running;
    assert.deepEqual(editor.lastMessage.buttons, ['Set Up', showHow()]);
    assertLedTo('enterClientId');
  });

  it('leads to the app and to the dashboard when the account is not on the app’s list', async () => {
    spotify.isAllowListed = false;
    editor.willPress(showHow());
    const running = signIn();
    await agree();
    await running;
    assert.match(editor.lastMessage.text, /not on your app’s user list/);
    assert.deepEqual(editor.lastMessage.buttons, ['Open Dashboard', showHow()]);
    assert.deepEqual(editor.opened.slice(1), []);
    assertLedTo('createApp');
  });

  it('says that the app’s owner needs Premium, and opens the dashboard where that is wanted', async () => {
    spotify.ownerHasPremium = false;
    editor.willPress('Open Dashboard');
    const running = signIn();
    await agree();
    await running;
    assert.match(editor.lastMessage.text, /owner of your Spotify app to have Premium/);
    assert.deepEqual(editor.lastMessage.buttons, ['Open Dashboard', showHow()]);
    assert.equal(editor.opened.at(-1), dashboardUrl);
    assert.deepEqual(editor.executed, []);
  });

  it('says that consent was refused, and leads to signing in', async () => {
    editor.willPress(showHow());
    const running = signIn();
    await eventually(() => assert.equal(editor.opened.length, 1));
    const address = await spotify.decide(editor.opened[0]!, 'deny');
    await relay.receive(new URL(address).search.slice(1));
    await running;
    assert.deepEqual(editor.lastMessage.buttons, ['Sign In Again', showHow()]);
    assertLedTo('signIn');
  });

  it('leads to signing in when it does not allow what is asked for', async () => {
    editor.willPress(showHow());
    const { client, network } = clientOf(spotify, { scopes: ['user-top-read'] });
    const read = (): unknown => client.savedTracks(0, 10).finally(() => network.close());
    registered = registerCommands(
      ['tracklist.refresh'],
      () => Promise.resolve({ 'tracklist.refresh': read }),
      () => undefined,
    );
    await editor.commands.get('tracklist.refresh')!();
    assert.match(editor.lastMessage.text, /does not allow this/);
    assert.deepEqual(editor.lastMessage.buttons, ['Sign In Again', showHow()]);
    assertLedTo('signIn');
  });
});

describe('an error on the way in', () => {
  it('leads back to the step of the walkthrough where something went wrong', () => {
    const steps = [
      new SignInError('timedOut', own),
      new SignInError('denied'),
      new SignInError('refused'),
      new SpotifyError('notAllowListed', ''),
      new SpotifyError('premiumRequired', ''),
      new SpotifyError('missingScope', ''),
      new SpotifyError('unknownClient', ''),
    ].map(error => explain(error)?.step);
    assert.deepEqual(steps, [
      'createApp',
      'signIn',
      'enterClientId',
      'createApp',
      'createApp',
      'signIn',
      'enterClientId',
    ]);
    assert.equal(explain(new SpotifyError('offline', ''))?.step, undefined);
  });
});
