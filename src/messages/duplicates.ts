// Finding duplicates.
import { l10n } from 'vscode';
import type { KeepRule } from '../library/duplicates/keepRule.ts';
import type { VersionsOption } from '../review/duplicates/versions.ts';
import { counted, trackCount } from './wording.ts';

const { t } = l10n;

export const duplicatesWords = {
  title: () => t('Duplicates'),
  heading: () => t('Duplicates in Liked Songs'),
  intro: () => [
    t('These tracks are saved more than once, as the same recording on other releases.'),
    t('Nothing is removed before you press the button, and Undo brings all of it back.'),
  ],
  reading: (loaded: number, total: number | undefined) =>
    total === undefined
      ? t('Reading your library…')
      : t(
          'Reading your library: {0} of {1} tracks. Looking for duplicates begins when all are here.',
          counted(loaded),
          counted(total),
        ),
  looking: (count: number) => t('Looking for duplicates among {0}…', trackCount(count)),
  notAll: () => t('Some of your tracks could not be read, so their duplicates are missing here.'),
  changing: () =>
    t('Your library keeps changing at Spotify while it is read, so some duplicates may be missing here.'),
  failed: () => t('Looking for duplicates did not work.'),
  none: (count: number) =>
    count === 1
      ? t('There are no duplicates: 1 track is saved.')
      : t('There are no duplicates among your {0} saved tracks.', counted(count)),
  noneBesides: (dismissed: number) =>
    dismissed === 1
      ? t('There are no duplicates besides the one you have dismissed.')
      : t('There are no duplicates besides the {0} you have dismissed.', counted(dismissed)),
  columns: () => [t('Album'), t('Released'), t('Length'), t('Added')],
  availability: () => t('Plays here'),
  plays: () => t('Yes'),
  playsNot: () => t('No'),
  notKnown: () => t('Not known'),
  onRelease: (album: string, type: string) => t('{0} · {1}', album, type),
  keep: () => t('Keep'),
  keepInFull: (title: string, album: string) =>
    album === '' ? t('Keep {0}', title) : t('Keep {0}, on {1}', title, album),
  stays: () => t('Stays'),
  goes: () => t('Goes'),
  localStays: () => t('A file of your own cannot be removed from here.'),
  noneStays: () => t('No copy stays'),
  dismiss: () => t('Not Duplicates'),
  dismissInFull: (title: string) => t('Not Duplicates: {0}', title),
  dismissed: (title: string) => t('No longer shown as duplicates: {0}', title),
  dismissedNote: () => t('Dismissed as not duplicates'),
  bringBack: () => t('Show as Duplicates'),
  bringBackInFull: (title: string) => t('Show as Duplicates: {0}', title),
  broughtBack: (title: string) => t('Shown as duplicates again: {0}', title),
  showDismissed: (count: number) => t('Show dismissed ({0})', counted(count)),
  rule: () => t('What stays'),
  versions: () => t('Versions'),
  versionsLabel: (option: VersionsOption) => {
    const labels: Record<VersionsOption, string> = {
      apart: t('Live, remastered and other versions are different'),
      remasters: t('Remasters are the same, other versions are different'),
      all: t('All versions are the same'),
    };
    return labels[option];
  },
  ruleLabel: (rule: KeepRule) => {
    const labels: Record<KeepRule, string> = {
      oldestAdded: t('The one added first'),
      newestRelease: t('The newest release'),
      available: t('One that plays here'),
      album: t('The album, before single and compilation'),
      explicit: t('The explicit one'),
      clean: t('The clean one'),
    };
    return labels[rule];
  },
  sameCode: () => t('Same recording code (ISRC)'),
  sameNames: () => t('Same title and artists'),
  otherVersion: () => t('named as different versions'),
  apart: (seconds: number) => {
    if (seconds === 0) return t('same length');
    return seconds === 1 ? t('1 second apart') : t('{0} seconds apart', counted(seconds));
  },
  summary: (going: number, staying: number, songs: number) => {
    const stay = staying === 1 ? t('1 stays') : t('{0} stay', counted(staying));
    const go = going === 1 ? t('1 goes') : t('{0} go', counted(going));
    return songs === 1
      ? t('1 song: {0}, {1}.', stay, go)
      : t('{0} songs: {1}, {2}.', counted(songs), stay, go);
  },
  lost: (songs: number) =>
    songs === 1 ? t('Of 1 song no copy stays.') : t('Of {0} songs no copy stays.', counted(songs)),
  remove: (count: number) => (count === 1 ? t('Remove 1 Track') : t('Remove {0} Tracks', counted(count))),
  nothingToRemove: () => t('Remove Tracks'),
  undoChoices: () => t('Follow the Rule Everywhere'),
  undoDetail: () => t('You can undo this.'),
  confirm: (count: number, songs: number) =>
    songs === 1
      ? t('Remove {0} of 1 song from Liked Songs?', trackCount(count))
      : t('Remove {0} of {1} songs from Liked Songs?', trackCount(count), counted(songs)),
  confirmDetail: (staying: number, lost: number) => {
    const stay = staying === 1 ? t('1 copy stays.') : t('{0} copies stay.', counted(staying));
    return lost === 0 ? stay : `${stay} ${duplicatesWords.lost(lost)}`;
  },
};
