import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { ConfigurationTarget } from 'vscode';
import { SignInError } from '../../../src/auth/signInError.ts';
import { warnBeforeSessionEnds } from '../../../src/commands/sessionEnd.ts';
import { demoKey } from '../../../src/commands/demoKey.ts';
import { dashboardUrl } from '../../../src/messages/explain.ts';
import { setUpWords, signInWords } from '../../../src/messages/signIn.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { aSession } from '../auth/aSession.ts';
import { editor } from '../editor/editor.ts';
import type { FakeQuickPick } from '../editor/quickInput.ts';
import { SomeFolder } from '../library/store/someFolder.ts';
import { Product } from '../product.ts';
import { until } from './finding.ts';

const clientId = '0123456789abcdef0123456789abcdef';
const addresses = ['vscode://tracklistmusic.tracklist/callback', 'http://127.0.0.1/callback'];

describe('the commands that decide whose library is shown', () => {
  let product: Product;

  afterEach(() => product.dispose());
  const start = async (as: 'demo' | 'signedIn' | 'signedOut' | 'notSetUp'): Promise<void> => {
    product = await Product.start({ as, tracks: 10, albums: 1 });
  };
  const stateOf = (): string => product.connections.state.kind;
  const setting = (): unknown => editor.setting('tracklist.clientId');

  describe('setting up', () => {
    let running: Promise<void>;
    let pick: FakeQuickPick;

    beforeEach(async () => {
      await start('notSetUp');
      running = product.run('tracklist.setUp');
      await until(() => editor.quickPicks.length > 0);
      [pick] = editor.quickPicks as [FakeQuickPick];
    });

    it('shows each address to register and stays open while one is copied', async () => {
      assert.ok(pick.ignoreFocusOut);
      for (const address of addresses) {
        pick.press(address);
        assert.equal(editor.clipboard, address);
        pick.choose(address);
        assert.equal(editor.clipboard, address);
      }
      pick.choose(setUpWords.copyAll());
      assert.equal(editor.clipboard, addresses.join('\n'));
      pick.choose(setUpWords.openDashboard());
      assert.deepEqual(editor.opened, [dashboardUrl]);
      assert.ok(pick.isVisible);
      pick.hide();
      await running;
      assert.deepEqual(editor.inputs, []);
    });

    it('takes the client id and goes straight on to signing in', async () => {
      editor.willType(`  ${clientId.toUpperCase()} `);
      pick.choose(setUpWords.next());
      await running;
      assert.equal(setting(), clientId);
      assert.equal(editor.lastMessage.text, 'Signed in to Spotify as A Listener.');
      assert.equal(stateOf(), 'ready');
    });

    it('keeps the client id when the person does not sign in now', async () => {
      product.signIn = () => Promise.resolve(undefined);
      editor.willType(clientId);
      pick.choose(setUpWords.next());
      await running;
      assert.equal(setting(), clientId);
      assert.equal(stateOf(), 'signedOut');
    });

    const wrong = [
      'client id',
      clientId.slice(1),
      `${clientId}0`,
      clientId.replace('0', 'g'),
      `${clientId} x`,
    ];
    for (const text of wrong) {
      it(`says what a client id looks like instead of taking “${text}”`, async () => {
        editor.willType(text);
        pick.choose(setUpWords.next());
        await running;
        assert.match(editor.inputs[0]?.complaint ?? '', /has 32 characters/);
        assert.equal(setting(), '');
      });
    }

    it('does not complain of an empty box, and takes nothing from it', async () => {
      editor.willType('');
      pick.choose(setUpWords.next());
      await running;
      assert.equal(editor.inputs[0]?.complaint, undefined);
      assert.equal(setting(), '');
    });
  });

  describe('signing in', () => {
    it('sets up first where nothing is set up', async () => {
      await start('notSetUp');
      const running = product.run('tracklist.signIn');
      await until(() => editor.quickPicks.length > 0);
      editor.quickPicks[0]?.hide();
      await running;
      assert.equal(stateOf(), 'notSetUp');
    });

    it('shows the library and says whose it is', async () => {
      await start('signedOut');
      await product.run('tracklist.signIn');
      assert.equal(product.connection.kind, 'account');
      assert.equal(editor.lastMessage.text, 'Signed in to Spotify as A Listener.');
      assert.deepEqual(editor.executed.at(-1), ['tracklist.savedTracks.focus']);
      assert.ok(product.secrets.entries.has('session'));
    });

    it('is all that is asked where the client id has come from another computer', async () => {
      await start('notSetUp');
      await product.settings.set('clientId', clientId, ConfigurationTarget.Global);
      assert.equal(stateOf(), 'signedOut');
      editor.willPress('Sign In to Spotify');
      await product.run('tracklist.refresh');
      assert.deepEqual(editor.lastMessage.text, 'Signed in to Spotify as A Listener.');
      assert.deepEqual([editor.quickPicks, editor.inputs, editor.picks], [[], [], []]);
      assert.equal(stateOf(), 'ready');
    });

    it('as somebody else shows the library of the other; that of the first stays as it was', async () => {
      const folder = await SomeFolder.make();
      product = await Product.start({ as: 'signedIn', tracks: 60, albums: 1, storage: folder.path });
      const first = product.library;
      const before = (await product.saved()).map(({ track }) => track.uri);
      const other = { id: 'other', displayName: 'Another' };
      const until = Date.now() + 3_600_000_000;
      product.signIn = () =>
        Promise.resolve(aSession({ account: other, accessToken: 'o', expiresAt: until }));
      await product.run('tracklist.signIn');
      assert.equal(editor.lastMessage.text, 'Signed in to Spotify as Another.');
      assert.deepEqual(product.connection.account, other);
      assert.notEqual(product.library, first);
      const [row] = (await product.saved()).filter(({ track }) => !track.isLocal);
      await product.library.remove([row!]);

      product.signIn = () => Promise.resolve(aSession({ accessToken: 'f', expiresAt: until }));
      await product.run('tracklist.signIn');
      const again = (await product.saved()).map(({ track }) => track.uri);
      assert.deepEqual(again, before, 'what the other removed is theirs');
      assert.equal((await readdir(folder.file('libraries'))).length, 2);
      product.dispose();
      await folder.remove();
    });

    it('leaves the demo', async () => {
      await start('demo');
      await product.run('tracklist.signIn');
      assert.equal(product.connection.kind, 'account');
    });

    it('keeps everything as it was when the person stops', async () => {
      await start('demo');
      product.signIn = () => Promise.resolve(undefined);
      await product.run('tracklist.signIn');
      product.signIn = () => Promise.reject(new SignInError('cancelled'));
      await product.run('tracklist.signIn');
      assert.equal(product.connection.kind, 'demo');
      assert.deepEqual(editor.messages, []);
    });

    it('tells what went wrong with the next step as a button', async () => {
      await start('signedOut');
      product.signIn = () => Promise.reject(new SpotifyError('notAllowListed', 'GET /me answered 403'));
      editor.willPress('Open Dashboard');
      await product.run('tracklist.signIn');
      assert.equal(editor.lastMessage.severity, 'error');
      assert.deepEqual(editor.opened, [dashboardUrl]);
      assert.deepEqual(product.log, ['tracklist.signIn: SpotifyError notAllowListed: GET /me answered 403']);
    });
  });

  describe('signing out', () => {
    it('asks, forgets the tokens and says so', async () => {
      await start('signedIn');
      editor.willPress(signInWords.signOut());
      await product.run('tracklist.signOut');
      const [question, done] = editor.messages;
      assert.ok(question?.modal);
      assert.equal(question.text, 'Sign out A Listener?');
      assert.match(question.detail ?? '', /Your music at Spotify stays as it is\./);
      assert.equal(done?.text, signInWords.signedOut());
      assert.deepEqual([...product.secrets.entries], []);
      assert.equal(stateOf(), 'signedOut');
    });

    it('offers first to export what could be restored till then, and stays signed in for that', async () => {
      await start('signedIn');
      const [row] = (await product.saved()).filter(({ track }) => !track.isLocal);
      await product.library.remove([row!]);
      editor.willPress(signInWords.exportFirst());
      await product.run('tracklist.signOut');
      const [question] = editor.messages;
      assert.deepEqual(question?.buttons, [signInWords.exportFirst(), signInWords.signOut()]);
      assert.match(question.detail ?? '', /^1 item that you removed can still be restored/);
      const exported = editor.executed.find(([id]) => id === 'tracklist.export');
      assert.deepEqual(exported?.[1], [row]);
      assert.equal(stateOf(), 'ready');
      await product.library.undo();
      editor.messages = [];
      await product.run('tracklist.signOut');
      assert.deepEqual(editor.lastMessage.buttons, [signInWords.signOut()]);
    });

    it('does nothing when the question is declined', async () => {
      await start('signedIn');
      await product.run('tracklist.signOut');
      assert.equal(stateOf(), 'ready');
      assert.ok(product.secrets.entries.has('session'));
    });

    it('says so when nobody is signed in, also in the demo, which it leaves alone', async () => {
      await start('demo');
      await product.run('tracklist.signOut');
      assert.deepEqual(editor.statusBar, [signInWords.notSignedIn()]);
      assert.equal(product.connection.kind, 'demo');
    });
  });

  describe('the demo', () => {
    it('is explored without touching the sign-in, which is there again afterwards', async () => {
      await start('signedIn');
      const before = [...product.secrets.entries];
      await product.run('tracklist.exploreDemo');
      assert.equal(product.connection.kind, 'demo');
      assert.equal(product.memory.get(demoKey), true);
      await product.run('tracklist.leaveDemo');
      assert.equal(product.connection.kind, 'account');
      assert.equal(product.memory.get(demoKey), undefined);
      assert.deepEqual([...product.secrets.entries], before);
      assert.deepEqual(product.secrets.history, []);
    });

    it('is entered once', async () => {
      await start('demo');
      const { library } = product;
      await product.run('tracklist.exploreDemo');
      assert.equal(product.library, library);
    });
  });

  describe('the warning before Spotify ends the sign-in', () => {
    const end = Date.parse('2027-05-21T08:00:00Z');
    const day = 86_400_000;

    it('comes in the last two weeks, with a way to sign in again', async () => {
      await start('signedIn');
      product.signIn = () => Promise.resolve(undefined);
      await warnBeforeSessionEnds(product.sessions, end - 15 * day);
      assert.deepEqual(editor.messages, []);
      editor.willPress(signInWords.signInAgain());
      await warnBeforeSessionEnds(product.sessions, end - 14 * day);
      assert.match(editor.lastMessage.text, /yours ends in 14 days/);
      assert.deepEqual(editor.executed, [['tracklist.signIn']]);
      await warnBeforeSessionEnds(product.sessions, end - day / 2);
      assert.match(editor.lastMessage.text, /yours ends tomorrow/);
    });

    it('does not come when it is over or nobody is signed in', async () => {
      await start('signedIn');
      await warnBeforeSessionEnds(product.sessions, end + day);
      await product.sessions.signOut();
      await warnBeforeSessionEnds(product.sessions, end - day);
      assert.deepEqual(editor.messages, []);
    });

    it('counts from the day the person agreed', () => {
      assert.equal(aSession().authorizedAt, Date.parse('2026-11-21T08:00:00Z'));
    });
  });
});

describe('a command that needs a library where there is none', () => {
  let product: Product;

  afterEach(() => product.dispose());

  const needy = [
    'tracklist.refresh',
    'tracklist.save',
    'tracklist.remove',
    'tracklist.saveAlbum',
    'tracklist.removeAlbum',
    'tracklist.saveFromLinks',
    'tracklist.undo',
    'tracklist.showTrack',
    'tracklist.openInSpotify',
    'tracklist.copyLink',
    'tracklist.showArtistTracks',
    'tracklist.sortBy',
    'tracklist.groupBy',
    'tracklist.filter',
    'tracklist.clearFilter',
  ] as const;
  for (const id of needy) {
    it(`offers to sign in or to look at the demo: ${id}`, async () => {
      product = await Product.start({ as: 'signedOut' });
      await product.run(id);
      assert.deepEqual(editor.lastMessage.buttons, ['Sign In to Spotify', 'Explore the Demo']);
      assert.equal(editor.messages.length, 1);
      assert.deepEqual(product.requests, []);
    });
  }

  it('offers to set up where no app is set up', async () => {
    product = await Product.start({ as: 'notSetUp' });
    await product.run('tracklist.undo');
    assert.deepEqual(editor.lastMessage.buttons, ['Set Up Your Spotify App', 'Explore the Demo']);
  });

  it('goes on in the demo when the person wants that', async () => {
    product = await Product.start({ as: 'notSetUp' });
    editor.willPress('Explore the Demo');
    await product.run('tracklist.undo');
    assert.equal(product.connection.kind, 'demo');
    assert.deepEqual(editor.statusBar, ['There is nothing to undo.']);
  });

  it('goes on after signing in', async () => {
    product = await Product.start({ as: 'signedOut' });
    editor.willPress('Sign In to Spotify');
    await product.run('tracklist.undo');
    assert.equal(product.connection.kind, 'account');
    assert.deepEqual(editor.statusBar, ['There is nothing to undo.']);
  });
});
