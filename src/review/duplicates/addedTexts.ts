import type { SavedTrack } from '../../model/track.ts';

/** When each of a song's copies was added, in words; empty for what is no time. */
export type AddedTexts = (rows: readonly SavedTrack[]) => readonly string[];

/**
 * Writes the day; with the time where two copies were added on the same day. To be made once for all songs: making formats
 * takes far longer than using them.
 * @param timeZone IANA name; the machine's own when missing
 */
export function addedTexts(locale: string, timeZone: string | undefined): AddedTexts {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  return rows => {
    const days = rows.map(({ addedAt }) => written(addedAt, day));
    const isShared = (text: string): boolean => days.filter(each => each === text).length > 1;
    return rows.map(({ addedAt }, index) => {
      const text = days[index] ?? '';
      return isShared(text) ? written(addedAt, time) : text;
    });
  };
}

function written(iso: string, format: Intl.DateTimeFormat): string {
  const date = Date.parse(iso);
  return Number.isNaN(date) ? '' : format.format(date);
}
