// What was removed, and saving it again.
import { env, l10n } from 'vscode';
import { counted, itemCount } from './wording.ts';

const { t } = l10n;

export const removedWords = {
  items: (count: number) => (count === 1 ? t('1 item') : t('{0} items', counted(count))),
  /** Both times in epoch milliseconds. */
  when: (at: number, now: number) => {
    const time = new Intl.DateTimeFormat(env.language, { timeStyle: 'short' }).format(at);
    const days = daysBetween(at, now);
    if (days === 0) return t('Today {0}', time);
    if (days === 1) return t('Yesterday {0}', time);
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    const day = new Intl.DateTimeFormat(env.language, {
      day: 'numeric',
      month: 'long',
      ...(isThisYear ? {} : { year: 'numeric' }),
    }).format(at);
    return t('{0}, {1}', day, time);
  },
  removedAt: (when: string) => t('Removed: {0}', when),
  keptFor: () => t('kept for 30 days'),
  datesHint: (keepsDates: boolean) =>
    keepsDates ? t('Restored tracks keep their dates.') : t('What is restored gets today’s date.'),
  restore: () => t('Restore'),
  restoring: () => t('Restoring…'),
  /** Of more than one. */
  confirm: (tracks: number, albums: number) =>
    t('Save {0} again that you removed?', itemCount({ tracks, albums })),
  confirmDetail: (keepsDates: boolean) =>
    keepsDates
      ? t('Tracks keep their dates and places. You can undo this.')
      : t(
          'Spotify gives them today’s date, so they move to the top of the list. The oldest goes first, but items of one request may change places. You can undo this.',
        ),
  choose: (keepsDates: boolean) =>
    keepsDates
      ? t('Choose what to restore; tracks keep their dates and places')
      : t('Choose what to restore; it gets today’s date and moves to the top'),
  nothing: () => t('Nothing was removed here in the last 30 days, or it is saved again.'),
};

/** Days of this computer's calendar. */
function daysBetween(then: number, now: number): number {
  const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}
