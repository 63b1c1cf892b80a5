// What a person is told when something went wrong. Every sentence of the product: short, plain, no exclamation marks, no
// blame, no codes: what happened, what it means for the person's music, and the next step as a button.
import { env, l10n } from 'vscode';
import { SignInError } from '../auth/signInError.ts';
import { JournalError } from '../library/journal/journalError.ts';
import type { CommandId, WalkthroughStep } from '../manifest.ts';
import { formatTimeToCome } from '../model/timeToCome.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { Lock } from '../spotify/locks.ts';

const { t } = l10n;

/** What a person is told when something went wrong. */
export interface Explanation {
  readonly sentence: string;
  /** The next step; `open` names a page of Spotify's. */
  readonly action?:
    | { readonly title: string; readonly command: CommandId }
    | { readonly title: string; readonly open: string };
  /** Where the walkthrough says how it is done right. */
  readonly step?: WalkthroughStep;
}

/** What the button is called that opens the walkthrough where it says how something is done right. */
export function showHow(): string {
  return t('Show How');
}

/** Where a person manages their Spotify apps. */
export const dashboardUrl = 'https://developer.spotify.com/dashboard';

// What buttons say is asked for when it is said, so that no language is chosen before the editor has.
const openDashboard = {
  get title() {
    return t('Open Dashboard');
  },
  open: dashboardUrl,
};

/** The step for who has to sign in once more. */
export const signInAgain = {
  get title() {
    return t('Sign In Again');
  },
  command: 'tracklist.signIn',
} as const;

const setUp = {
  get title() {
    return t('Set Up');
  },
  command: 'tracklist.setUp',
} as const;

const showLog = {
  get title() {
    return t('Show Log');
  },
  command: 'tracklist.showLog',
} as const;

/**
 * What to tell about an error; undefined when there is nothing to tell, because the person stopped it.
 * @param now epoch milliseconds
 */
export function explain(error: unknown, now = Date.now()): Explanation | undefined {
  if (SpotifyError.is(error)) return explainSpotifyError(error, now);
  if (SignInError.is(error)) return explainSignInError(error);
  if (error instanceof JournalError) return explainJournalError(error);
  return {
    sentence: t('Something went wrong in Tracklist. Your music at Spotify is not affected.'),
    action: showLog,
  };
}

/** Changes are written down first, so that they can be undone. */
function explainJournalError({ kind }: JournalError): Explanation {
  switch (kind) {
    case 'full':
      return {
        sentence: t(
          'There is no space left to note the change, so nothing was sent to Spotify. Free some disk space, then try again.',
        ),
      };
    case 'busy':
      return {
        sentence: t(
          'Other windows kept the journal of changes busy, so nothing was sent to Spotify. Try again in a moment.',
        ),
      };
    case 'unavailable':
      return {
        sentence: t(
          'The journal of changes cannot be read or written, so nothing was sent to Spotify. The log says why.',
        ),
        action: showLog,
      };
  }
}

function explainSpotifyError({ kind, retryAt }: SpotifyError, now: number): Explanation | undefined {
  switch (kind) {
    case 'cancelled':
      return undefined;
    case 'rateLimited':
      if (retryAt === undefined)
        return { sentence: t('Spotify asks us to slow down. Try again in a minute; nothing was lost.') };
      return {
        sentence:
          retryAt > now
            ? t('Spotify asks us to slow down. Paused until {0}; nothing was lost.', timeOf(retryAt, now))
            : t('Spotify asked us to slow down. Try again; nothing was lost.'),
      };
    case 'quotaExceeded':
      if (retryAt === undefined)
        return { sentence: t('Your Spotify app has used up its quota for this. Try again tomorrow.') };
      return {
        sentence:
          retryAt > now
            ? t(
                'Your Spotify app has used up its quota for this. Paused until {0}; nothing was lost.',
                timeOf(retryAt, now),
              )
            : t('Your Spotify app had used up its quota for this. Try again; nothing was lost.'),
      };
    case 'notAllowListed':
      return {
        sentence: t(
          'This Spotify account is not on your app’s user list. Add it under User Management in the Spotify dashboard, then try again.',
        ),
        action: openDashboard,
        step: 'createApp',
      };
    case 'premiumRequired':
      return {
        sentence: t(
          'Spotify needs the owner of your Spotify app to have Premium. After subscribing it may take a few hours until the app works again.',
        ),
        action: openDashboard,
        step: 'createApp',
      };
    case 'missingScope':
      return {
        sentence: t(
          'Your sign-in does not allow this. Sign in again and agree to everything Tracklist asks for.',
        ),
        action: signInAgain,
        step: 'signIn',
      };
    case 'removedEndpoint':
    case 'forbidden':
      return { sentence: t('Spotify does not let your app do this.'), action: showLog };
    case 'signedOut':
      return {
        sentence: t('You are not signed in to Spotify. Your music is untouched.'),
        action: signInAgain,
      };
    case 'unknownClient':
      return {
        sentence: t(
          'Spotify does not know the client id of your app. Check it in the dashboard and set it again.',
        ),
        action: setUp,
        step: 'enterClientId',
      };
    case 'offline':
      return {
        sentence: t('Spotify cannot be reached. Check your connection or proxy, then try again.'),
        action: showLog,
      };
    case 'timedOut':
      return { sentence: t('Spotify did not answer in time. Try again in a moment.') };
    case 'unavailable':
      return { sentence: t('Spotify has trouble answering right now. Try again in a moment.') };
    case 'badAnswer':
      return {
        sentence: t('Spotify’s answer could not be understood. Nothing was changed here.'),
        action: showLog,
      };
    case 'notFound':
      return { sentence: t('Spotify does not know this item, or no longer has it.') };
    case 'badRequest':
      return { sentence: t('Spotify did not accept the request. Nothing was changed.'), action: showLog };
  }
}

/** What a view says while Spotify makes it wait; `now` in epoch milliseconds. */
export function pauseSentence({ kind, until }: Lock, now: number): string {
  return kind === 'quotaExceeded'
    ? t('Paused until {0}, because the quota of your Spotify app is used up', timeOf(until, now))
    : t('Paused until {0}', timeOf(until, now));
}

function timeOf(epochMs: number, now: number): string {
  return formatTimeToCome(epochMs, now, env.language);
}

function explainSignInError({ kind, redirectUri = '' }: SignInError): Explanation | undefined {
  switch (kind) {
    case 'cancelled':
      return undefined;
    case 'denied':
      return {
        sentence: t('Spotify was not allowed to share your library, so you are not signed in.'),
        action: signInAgain,
        step: 'signIn',
      };
    case 'timedOut':
      return {
        sentence: t(
          'Nobody came back from the browser in time. If Spotify showed “Invalid redirect URI”, register exactly {0} in the dashboard; if it showed “Invalid client”, check the client id.',
          redirectUri,
        ),
        action: openDashboard,
        step: 'createApp',
      };
    case 'portTaken':
      return { sentence: t('The port of {0} is in use by another program.', redirectUri) };
    case 'wrongAddress':
      return {
        sentence: t('That is not the address this sign-in ends on. It begins with {0}.', redirectUri),
      };
    case 'refused':
      return {
        sentence: t('Spotify did not accept the sign-in. Check the client id and the registered addresses.'),
        action: setUp,
        step: 'enterClientId',
      };
    case 'noBrowser':
      return { sentence: t('The browser was not opened, so you are not signed in.') };
  }
}
