import type { RowView } from '../../webview/protocol.ts';
import { formatLength } from '../model/format.ts';
import { nameToSee } from '../model/nameToSee.ts';
import type { Track } from '../model/track.ts';
import type { PageContext } from './panelPage.ts';
import { spokenLength } from '../page/spokenLength.ts';
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
  const { uri, durationMs, explicit, isLocal, isPlayable, restrictionReason } = source.asKnown(track);
  const title = nameToSee(track) || words.untitled();
  const saved = source.savedState(uri);
  const detail = details.filter(each => each !== undefined && each.trim() !== '').join(' · ');
  const isBlocked = isPlayable === false || restrictionReason !== undefined;
  return {
    uri,
    title,
    ...(number === undefined ? {} : { number }),
    ...(detail === '' ? {} : { detail }),
    ...(durationMs > 0
      ? { length: { text: formatLength(durationMs), spoken: spokenLength(durationMs, locale) } }
      : {}),
    ...(explicit ? { explicit: words.explicit() } : {}),
    ...(isBlocked ? { notAvailable: words.restriction(restrictionReason) } : {}),
    ...(isCurrent ? { isCurrent } : {}),
    canShow: !isCurrent,
    canOpen: !isLocal,
    ...(isLocal
      ? {}
      : {
          saved,
          saveLabel: words.changeRow(saved, tabTitle(title)),
          openLabel: words.openRow(tabTitle(title)),
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
