// Signing in and setting up.
import { l10n } from 'vscode';
import type { FlowId } from '../auth/flows.ts';
import { signInAgain } from './explain.ts';
import { counted, inert } from './wording.ts';

const { t } = l10n;

/** What the ways back from the browser are called. */
export function flowLabel(flow: FlowId): string {
  const labels: Record<FlowId, string> = {
    editor: t('through this editor’s own address'),
    relay: t('through the page vscode.dev/redirect'),
    loopback: t('through a short-lived server on this computer'),
    paste: t('by pasting the address from the browser'),
  };
  return labels[flow];
}

export const signInWords = {
  accountsLabel: () => t('Tracklist for Spotify'),
  waiting: (flow: FlowId) => t('Waiting for Spotify in your browser ({0})…', flowLabel(flow)),
  checking: () => t('Signing in to Spotify…'),
  done: (name: string) => t('Signed in to Spotify as {0}.', inert(name)),
  tryAnother: (flow: FlowId) => t('Try {0}', flowLabel(flow)),
  copyAddress: () => t('Copy Address'),
  pasteTitle: () => t('Finish Signing In'),
  pastePrompt: () =>
    t(
      'After agreeing, your browser ends on a page that cannot be shown. Copy its whole address and paste it here.',
    ),
  pasteWrong: () => t('This is not the address this sign-in ends on.'),
  pageDone: () => ({
    title: t('Go back to your editor'),
    text: t('Tracklist finishes signing in there. You can close this tab.'),
  }),
  pageDenied: () => ({
    title: t('Not signed in'),
    text: t('Spotify was not allowed to share your library. You can close this tab.'),
  }),
  pageRefused: () => ({
    title: t('Not signed in'),
    text: t('Spotify did not accept the sign-in. Your editor says more. You can close this tab.'),
  }),
  pageWrong: () => ({
    title: t('Nothing to see here'),
    text: t('This address only serves a sign-in that is under way in your editor.'),
  }),
  expiresSoon: (days: number) =>
    days === 1
      ? t(
          'Spotify ends every sign-in after six months; yours ends tomorrow. Sign in again to start a new one.',
        )
      : t(
          'Spotify ends every sign-in after six months; yours ends in {0} days. Sign in again to start a new one.',
          days,
        ),
  signInAgain: () => signInAgain.title,
  signedOut: () => t('Signed out. Tracklist has forgotten everything about this account.'),
  confirmSignOut: (name: string) => t('Sign out {0}?', name),
  confirmSignOutDetail: () =>
    t(
      'Tracklist forgets the sign-in and what it knows of your library; your changes can no longer be undone. Your music at Spotify stays as it is.',
    ),
  restorable: (count: number) =>
    count === 1
      ? t('1 item that you removed can still be restored, but not after you sign out.')
      : t('{0} items that you removed can still be restored, but not after you sign out.', counted(count)),
  exportFirst: () => t('Export First'),
  signOut: () => t('Sign Out'),
  notSignedIn: () => t('Nobody is signed in.'),
  confirmForget: () => t('Nobody is signed in. Delete what Tracklist still keeps on this computer?'),
  confirmForgetDetail: () =>
    t(
      'That is what it knows of your library, and the changes that could be undone after signing in again. Your music at Spotify stays as it is.',
    ),
  forget: () => t('Delete'),
  forgotten: () => t('Tracklist keeps nothing of your library any more.'),
};

export const setUpWords = {
  title: () => t('Set Up Your Spotify App'),
  placeholder: () =>
    t('Create an app in Spotify’s dashboard, tick “Web API”, and register each of these addresses'),
  openDashboard: () => t('Open Spotify’s dashboard'),
  openDashboardDetail: () => t('Create an app there; Spotify asks for an owner with Premium'),
  registerThese: () => t('Redirect URIs to register'),
  copy: () => t('Copy'),
  copyAll: () => t('Copy all addresses'),
  copied: (text: string) => t('Copied {0}', text),
  next: () => t('Enter the client id'),
  nextDetail: () => t('It stands on the app’s page in the dashboard'),
  clientIdPrompt: () => t('Client id of your Spotify app'),
  clientIdWrong: () =>
    t(
      'A client id has 32 characters, 0–9 and a–f, such as 0123456789abcdef0123456789abcdef. It is not the client secret.',
    ),
};

export const offerWords = {
  notReady: () => t('Sign in to Spotify for this, or look around in the demo library.'),
  setUp: () => t('Set Up Your Spotify App'),
  signIn: () => t('Sign In to Spotify'),
  demo: () => t('Explore the Demo'),
};
