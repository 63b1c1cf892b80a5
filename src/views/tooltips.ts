import { env, MarkdownString } from 'vscode';
import { markdownCover } from '../interchange/markdownCover.ts';
import { markdownText as plain } from '../interchange/markdownText.ts';
import { restrictionSentence } from '../messages/panel.ts';
import { viewWords } from '../messages/views.ts';
import { titleOf } from '../messages/wording.ts';
import type { AlbumReference } from '../model/album.ts';
import { artistNames } from '../model/artistNames.ts';
import { isUnavailable } from '../model/availability.ts';
import { formatAgo, formatDay, formatLength, formatReleaseDate } from '../model/format.ts';
import { webPageOf } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { AlbumElement, Element, TrackElement } from './elements.ts';
import { groupTooltip } from './groupItem.ts';
import { specialWords } from './rowWords.ts';
import { spotifyMark } from './spotifyMark.ts';

/** Edge of a cover in a tooltip, in pixels. */
const coverPixels = 160;
/** Goes on in the next line, without the space of a paragraph. */
const lineBreak = '  \n';

/**
 * What a row says when the pointer rests on it; undefined for rows that say everything themselves.
 * @param isInvented the music is the demo's, which has no page at Spotify
 * @param asKnown the track with all that is known of whether it can be played
 */
export function tooltipFor(
  element: Element,
  isInvented = false,
  asKnown = (track: Track): Track => track,
): MarkdownString | undefined {
  if (element.kind === 'track')
    return trackTooltip({ ...element, track: asKnown(element.track) }, isInvented);
  if (element.kind === 'album') return albumTooltip(element, isInvented);
  if (element.kind === 'group') return groupTooltip(element);
  return undefined;
}

function trackTooltip({ track, addedAt }: TrackElement, isInvented: boolean): MarkdownString {
  const { album } = track;
  const release = album?.releaseDate && formatReleaseDate(album.releaseDate, env.language);
  const lines = [
    `**${plain(titleOf(track))}**`,
    plain(artistNames(track)),
    plain([album?.name, release].filter(Boolean).join(' · ')),
    plain([formatLength(track.durationMs), ...ownWords(track)].join(' · ')),
    isUnavailable(track) ? plain(restrictionSentence(track.restrictionReason)) : '',
    plain(addedSentence(addedAt)),
  ];
  return markdown(album, lines, isInvented ? undefined : webPageOf('track', track));
}

/** That it is not available is said with the reason. */
function ownWords(track: Track): string[] {
  return specialWords(track, 'long').filter(word => word !== viewWords.notAvailable());
}

function albumTooltip({ saved: { album, addedAt } }: AlbumElement, isInvented: boolean): MarkdownString {
  const release = album.releaseDate && formatReleaseDate(album.releaseDate, env.language);
  const lines = [
    `**${plain(titleOf(album))}**`,
    plain(artistNames(album)),
    plain([release, viewWords.tracks(album.totalTracks ?? album.tracks.total)].filter(Boolean).join(' · ')),
    plain(addedSentence(addedAt)),
  ];
  return markdown(album, lines, isInvented ? undefined : webPageOf('album', album));
}

function addedSentence(addedAt: string | undefined): string {
  if (addedAt === undefined) return '';
  const day = formatDay(addedAt, env.language);
  const ago = formatAgo(addedAt, Date.now(), env.language);
  return day && ago ? viewWords.added(day, ago) : '';
}

/** @param url of the item's page at Spotify */
function markdown(
  album: AlbumReference | undefined,
  lines: readonly string[],
  url: string | undefined,
): MarkdownString {
  const parts = [
    markdownCover(album?.images ?? [], coverPixels),
    lines.filter(Boolean).join(lineBreak),
    linkLine(url),
  ];
  const text = new MarkdownString(parts.filter(Boolean).join('\n\n'));
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

/** Where the item is at Spotify, beside the mark that says from whom all this is. */
function linkLine(url: string | undefined): string {
  return url?.startsWith('https://open.spotify.com/') && !/[\s()<>]/.test(url)
    ? `${spotifyMark()} &nbsp;[${viewWords.openInSpotify()}](${url})`
    : '';
}
