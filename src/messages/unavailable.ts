// Finding tracks that cannot be played, and replacements.
import { env, l10n } from 'vscode';
import type { MatchDoubt, MatchReason } from '../library/matching/match.ts';
import { nameOfMarket } from '../model/markets.ts';
import { counted, inert, requestCount, titled, trackCount } from './wording.ts';

const { t } = l10n;

/** A country as part of a sentence; its code. */
function country(market: string): string {
  return nameOfMarket(market, env.language);
}

/** How long so many requests take in the background. */
function duration(minutes: number): string {
  if (minutes < 1) return t('less than a minute');
  const hours = Math.round(minutes / 60);
  if (minutes >= 90) return t('about {0} hours', counted(hours));
  return Math.round(minutes) === 1
    ? t('about a minute')
    : t('about {0} minutes', counted(Math.round(minutes)));
}

export const marketWords = {
  title: () => t('Where Do You Listen?'),
  placeholder: () => t('Country in which your saved tracks should be playable'),
  now: () => t('now'),
  wrong: (text: string) =>
    t(
      '“{0}” is not a country. The setting Market takes two letters, such as SE for Sweden or US for the United States.',
      inert(text),
    ),
  choose: () => t('Choose a Country'),
};

/** Before and after the review. Countries are named in brackets: in sentences many need an article. */
export const unavailableWords = {
  noTracks: () => t('There are no saved tracks to check.'),
  question: (count: number, market: string) =>
    count === 1
      ? t('Check whether 1 saved track can be played in your country ({0})?', country(market))
      : t(
          'Check which of {0} saved tracks can be played in your country ({1})?',
          counted(count),
          country(market),
        ),
  /** `known` tracks cost nothing. */
  cost: (count: number, minutes: number, known: number, days: number) =>
    [
      t('This takes {0} to Spotify, {1} in the background.', requestCount(count), duration(minutes)),
      known > 0 ? t('What is known of {0} already costs nothing.', trackCount(known)) : '',
      t(
        'You can stop at any time and continue later: what is found out is kept, and asked again after {0} days.',
        counted(days),
      ),
      t('Spotify may answer for the country of your account instead.'),
    ]
      .filter(Boolean)
      .join(' '),
  check: () => t('Check'),
  showKnown: () => t('Show What Is Known'),
  checking: () => t('Tracklist checks which tracks can be played'),
  done: (count: number, market: string) => {
    if (count === 0)
      return t('No saved track is known that cannot be played in your country ({0}).', country(market));
    return count === 1
      ? t('1 track cannot be played in your country ({0}).', country(market))
      : t('{0} tracks cannot be played in your country ({1}).', counted(count), country(market));
  },
  show: () => t('Show'),
};

/** The review of what cannot be played. */
export const unavailableReviewWords = {
  title: () => t('Unavailable Tracks'),
  heading: (market: string) => t('Unavailable tracks ({0})', country(market)),
  intro: () =>
    t(
      'A replacement is the same recording on another release. Looking for one asks Spotify once or twice, each time you press the button.',
    ),
  nothingYet: () => t('Nothing is changed before you press Replace or Remove above the list.'),
  columns: () => [t('Album'), t('Released'), t('Length'), t('Added')],
  summary: (count: number, total: number) =>
    count === 1
      ? t('1 of {0} cannot be played.', trackCount(total))
      : t('{0} of {1} cannot be played.', counted(count), trackCount(total)),
  toReplace: (count: number) =>
    count === 1 ? t('1 will be replaced.') : t('{0} will be replaced.', counted(count)),
  toRemove: (count: number) =>
    count === 1 ? t('1 will be removed.') : t('{0} will be removed.', counted(count)),
  empty: () => t('Nothing is known that cannot be played.'),
  collecting: () => t('Looking through your saved tracks…'),
  otherMarket: () =>
    t('The country has been changed. Run “Find Unavailable Tracks…” again to see what is known of it.'),
  checking: (done: number, total: number) =>
    total === 0
      ? t('Checking…')
      : t('Checked {0} of {1}. It goes on when you close this page.', counted(done), trackCount(total)),
  later: () => t('Continue Later'),
  open: (count: number) =>
    count === 1
      ? t('1 track has not been checked yet.')
      : t('{0} have not been checked yet.', trackCount(count)),
  untold: (count: number) =>
    count === 1
      ? t('Spotify did not say whether 1 track can be played.')
      : t('Spotify did not say of {0} whether they can be played.', trackCount(count)),
  unread: (loaded: number, total: number) =>
    t(
      'Only {0} of {1} saved tracks have been read; the others are missing here.',
      counted(loaded),
      counted(total),
    ),
  goOn: (count: number) => t('Check the Rest ({0})', requestCount(count)),
  country: () => t('Country'),
  remove: () => t('Remove'),
  removeOf: (name: string) => t('Remove {0}', titled(name)),
  use: () => t('Use This'),
  useOf: (name: string, album: string) => t('Use This: {0} on {1}', titled(name), titled(album)),
  find: () => t('Find a Replacement'),
  findFor: (name: string) => t('Find a Replacement for {0}', titled(name)),
  finding: () => t('Searching…'),
  tryAgain: () => t('Try Again'),
  tryAgainFor: (name: string) => t('Try Again for {0}', titled(name)),
  none: () => t('Spotify has no other release of this recording that can be played.'),
  noneFor: (name: string) => t('No replacement was found for {0}.', titled(name)),
  foundFor: (name: string, text: string) => t('{0}: {1}', titled(name), text),
  found: (count: number) =>
    count === 1 ? t('1 replacement was found.') : t('{0} replacements were found.', counted(count)),
  stays: () => t('Stays'),
  removed: () => t('Will be removed'),
  replaced: () => t('Will be replaced'),
  saved: () => t('Will be saved'),
  offered: () => t('Possible replacement'),
  alreadySaved: () => t('In Liked Songs already.'),
  replaceAction: (count: number) =>
    count === 1 ? t('Replace 1 Track') : t('Replace {0} Tracks', counted(count)),
  removeAction: (count: number) =>
    count === 1 ? t('Remove 1 Track') : t('Remove {0} Tracks', counted(count)),
  confirmReplace: (count: number) =>
    count === 1 ? t('Replace 1 track?') : t('Replace {0} tracks?', counted(count)),
  confirmReplaceDetail: (keepsDates: boolean) =>
    keepsDates
      ? t(
          'Each replacement is saved first, and the track it stands for is removed only when that worked. Replacements take the date of what they stand for. Undo takes all of it back.',
        )
      : t(
          'Each replacement is saved first, and the track it stands for is removed only when that worked. Replacements get today’s date, so they move to the top of the list. Undo takes all of it back.',
        ),
  replace: () => t('Replace'),
  replacing: () => t('Replacing tracks…'),
};

/** Why a track may be the recording, as a sentence. */
export function matchSentence(reasons: readonly MatchReason[], doubts: readonly MatchDoubt[]): string {
  const words: Record<MatchReason | MatchDoubt, string> = {
    sameCode: t('the same recording code (ISRC)'),
    sameTitle: t('the same title'),
    sameArtists: t('the same artists'),
    someArtists: t('some of the artists'),
    sameAlbum: t('the same album title'),
    sameLength: t('the same length'),
    otherVersion: t('another version'),
    otherLength: t('another length'),
    unknownArtist: t('the artist is not known'),
  };
  const list = (some: readonly (MatchReason | MatchDoubt)[]): string =>
    new Intl.ListFormat(env.language, { type: 'unit' }).format(some.map(each => words[each]));
  const parts = [
    ...(reasons.length > 0 ? [t('Has {0}.', list(reasons))] : []),
    ...(doubts.length > 0 ? [t('But: {0}.', list(doubts))] : []),
  ];
  return parts.join(' ');
}
