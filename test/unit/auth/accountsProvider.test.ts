import assert from 'node:assert/strict';
import type { AuthenticationProviderAuthenticationSessionsChangeEvent } from 'vscode';
import { AccountsProvider, accountsProviderId } from '../../../src/auth/editor/accountsProvider.ts';
import type { Sessions } from '../../../src/auth/sessions.ts';
import { editor } from '../editor/editor.ts';
import { aSession } from './aSession.ts';
import { SignedInWorld } from './signedInWorld.ts';

describe('the Accounts menu', () => {
  let world: SignedInWorld;
  let sessions: Sessions;
  let provider: AccountsProvider;
  let ran: string[];
  let changes: AuthenticationProviderAuthenticationSessionsChangeEvent[];

  beforeEach(() => {
    editor.reset();
    world = new SignedInWorld();
    sessions = world.window();
    ran = [];
    provider = new AccountsProvider({
      sessions,
      label: 'Spotify',
      signIn: async () => {
        ran.push('signIn');
        await sessions.signIn(aSession({ account: { id: 'second', displayName: 'Second' } }));
      },
      signOut: async () => {
        ran.push('signOut');
        await sessions.signOut();
      },
    });
    changes = [];
    provider.onDidChangeSessions(change => changes.push(change));
  });
  afterEach(() => provider.dispose());

  it('names the account that is signed in', async () => {
    const [session, ...others] = await provider.getSessions();
    assert.deepEqual(session?.account, { id: 'listener', label: 'A Listener' });
    assert.deepEqual(others, []);
  });

  it('gives no token to anybody', async () => {
    const everything = JSON.stringify([
      await provider.getSessions(),
      await provider.createSession(),
      changes,
    ]);
    const { accessToken, refreshToken, clientId } = aSession();
    for (const secret of [accessToken, refreshToken, clientId]) assert.ok(!everything.includes(secret));
  });

  it('shows who signs in and who signs out, here or in another window', async () => {
    await sessions.load();
    await world
      .window()
      .signIn(aSession({ authorizedAt: 1, account: { id: 'other', displayName: 'Other' } }));
    await world.secrets.settled();
    await sessions.signOut();
    const names = changes.map(({ added, removed }) => [
      added?.map(({ account }) => account.label),
      removed?.map(({ account }) => account.label),
    ]);
    assert.deepEqual(names, [
      [['A Listener'], []],
      [['Other'], ['A Listener']],
      [[], ['Other']],
    ]);
  });

  it('is not troubled by new tokens for the same sign-in', async () => {
    await sessions.load();
    world.expire();
    await sessions.accessToken();
    assert.equal(changes.length, 1);
  });

  it('signs in and out as the commands do, with what they ask', async () => {
    assert.equal((await provider.createSession()).account.label, 'Second');
    await provider.removeSession();
    assert.deepEqual(ran, ['signIn', 'signOut']);
    assert.deepEqual(await provider.getSessions(), []);
  });

  it('says so when signing in came to nothing', async () => {
    await sessions.signOut();
    provider.dispose();
    const declined = new AccountsProvider({
      sessions: world.window(),
      label: 'Spotify',
      signIn: () => Promise.resolve(),
      signOut: () => Promise.resolve(),
    });
    await assert.rejects(declined.createSession(), { kind: 'cancelled' });
    declined.dispose();
  });

  it('forgets the provider with the extension', () => {
    assert.ok(editor.accountsProviders.has(accountsProviderId));
    provider.dispose();
    assert.equal(editor.accountsProviders.size, 0);
  });
});
