import type { RowView } from '../../webview/protocol.ts';
import { isUnavailable } from '../model/availability.ts';
import { nameToSee } from '../model/nameToSee.ts';
import type { Track } from '../model/track.ts';
import type { PageContext } from './panelPage.ts';
import { lengthView } from '../page/lengthView.ts';
import { tabTitle } from '../page/tabTitle.ts';

/** What a row says of a track beside its title. */
interface TrackRowOptions {
  readonly number?: string | undefined;
  /** Names that the row says below the title; empty ones are left out. */
  readonly details: readonly (string | undefined)[];
  readonly isCurrent?: boolean;
}

/** A track as a row: title as delivered, and what can be done with it. */
export function trackRow(
  track: Track,
  { source, words, locale }: Pick<PageContext, 'source' | 'words' | 'locale'>,
  { number, details, isCurrent = false }: TrackRowOptions,
): RowView {
  const known = source.asKnown(track);
  const { uri, explicit, isLocal } = known;
  const title = nameToSee(track) || words.untitled();
  const short = tabTitle(title);
  const length = lengthView(known.durationMs, locale);
  const saved = source.savedState(uri);
  const detail = details.filter(each => each !== undefined && each.trim() !== '').join(' · ');
  return {
    uri,
    title,
    ...(number === undefined ? {} : { number }),
    ...(detail === '' ? {} : { detail }),
    ...(length ? { length } : {}),
    ...(explicit ? { explicit: words.explicit() } : {}),
    ...(isUnavailable(known) ? { notAvailable: words.restriction(known.restrictionReason) } : {}),
    ...(isCurrent ? { isCurrent } : {}),
    canShow: !isCurrent,
    canOpen: !isLocal,
    ...(isLocal
      ? {}
      : {
          saved,
          saveLabel: words.changeRow(saved, short),
          openLabel: words.openRow(short),
        }),
  };
}

type Named = readonly { readonly name: string }[];

/** Names of artists as one text; nothing where they are just those whom the reader has before them anyway. */
export function artistNames(artists: Named, known: Named = []): string {
  const names = artists.map(({ name }) => name).filter(name => name.trim() !== '');
  const isSame = names.length === known.length && names.every((name, index) => name === known[index]?.name);
  return isSame ? '' : names.join(', ');
}
