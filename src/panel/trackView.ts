import type { TrackView } from '../../webview/protocol.ts';
import type { LinkView, NoticeView } from '../../webview/sharedViews.ts';
import type { AlbumReference } from '../model/album.ts';
import { formatAgo, formatDay } from '../model/format.ts';
import { nameToSee } from '../model/nameToSee.ts';
import type { Track } from '../model/track.ts';
import { lengthView } from '../page/lengthView.ts';
import { releaseDateText } from '../page/releaseDateText.ts';
import { pictureView } from './pictureView.ts';
import { isrcFact, trackFacts } from './trackFacts.ts';
import type { TrackWords } from './trackWords.ts';

/** What the page's text is made from. */
export interface TrackInput {
  /** The URI that was asked for; `track.uri` differs where Spotify answers with another version. */
  readonly uri: string;
  readonly track: Track;
  readonly saved: TrackView['saved'];
  /** ISO 8601; counts only while the track is saved. */
  readonly addedAt?: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** BCP 47. */
  readonly locale: string;
  /** IANA name; the machine's own when missing. */
  readonly timeZone?: string;
}

/** The track as the page shows it: titles as delivered, everything Spotify left out left out. */
export function trackView(input: TrackInput, words: TrackWords): TrackView {
  const { uri, track, saved, locale } = input;
  const cover = coverView(track.album, words);
  const length = lengthView(track.durationMs, locale);
  const added = addedSentence(input, words);
  return {
    uri,
    title: nameToSee(track) || words.untitled(),
    ...(cover ? { cover } : {}),
    artists: track.artists.filter(({ name }) => name.trim() !== '').map(({ name, uri }) => link(name, uri)),
    ...(track.album && !isEmptyLocalAlbum(track) ? { album: albumLink(track.album, words) } : {}),
    albumFacts: albumFacts(track, locale, words),
    ...(length ? { length } : {}),
    ...(track.explicit ? { explicit: words.explicit() } : {}),
    ...(track.isrc ? { isrc: isrcFact(track.isrc, words) } : {}),
    ...(added ? { added } : {}),
    notices: notices(input, words),
    facts: trackFacts(input, words),
    saved,
    canSave: !track.isLocal,
    canOpen: !track.isLocal,
  };
}

function link(text: string, uri: string | undefined): LinkView {
  return { text, ...(uri ? { uri } : {}) };
}

function isEmptyLocalAlbum({ isLocal, album }: Track): boolean {
  return isLocal && album?.name.trim() === '';
}

function albumLink(album: AlbumReference, words: TrackWords): LinkView {
  return link(nameToSee(album) || words.untitled(), album.uri);
}

function coverView(album: AlbumReference | undefined, words: TrackWords): TrackView['cover'] {
  return album && pictureView(album.images, words.cover(nameToSee(album) || words.untitled()));
}

/** Release date and place on the release. */
function albumFacts(
  { album, trackNumber, discNumber }: Track,
  locale: string,
  words: TrackWords,
): readonly string[] {
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const date = album?.releaseDate && releaseDateText(album.releaseDate, locale);
  // A release's total counts all its discs, so it says nothing about a place on the second one.
  const counts = (discNumber ?? 1) === 1 && (album?.totalTracks ?? 0) >= (trackNumber ?? Infinity);
  const total = counts && album?.totalTracks !== undefined ? number(album.totalTracks) : undefined;
  return [
    ...(date ? [date] : []),
    ...(trackNumber ? [words.trackNumber(number(trackNumber), total)] : []),
    ...(discNumber ? [words.disc(number(discNumber))] : []),
  ];
}

function addedSentence({ saved, addedAt, now, locale, timeZone }: TrackInput, words: TrackWords): string {
  if (saved !== 'saved' || addedAt === undefined) return '';
  const day = formatDay(addedAt, locale, timeZone);
  const ago = formatAgo(addedAt, now, locale, timeZone);
  return day && ago ? words.added(day, ago) : '';
}

function notices({ uri, track }: TrackInput, words: TrackWords): readonly NoticeView[] {
  const { isLocal, isPlayable, linkedFrom } = track;
  const reason = track.restrictionReason ?? (isPlayable ? undefined : track.album?.restrictionReason);
  const isBlocked = isPlayable === false || reason !== undefined;
  const isReplaced = track.uri !== uri || (linkedFrom !== undefined && linkedFrom.uri !== uri);
  return [
    ...(isBlocked ? [{ kind: 'warning', sentence: words.restriction(reason) } as const] : []),
    ...(isReplaced ? [{ kind: 'info', sentence: words.replaced() } as const] : []),
    ...(isLocal ? [{ kind: 'info', sentence: words.localFile() } as const] : []),
  ];
}
