import { env, MarkdownString } from 'vscode';
import { markdownCover } from '../interchange/markdownCover.ts';
import { markdownText } from '../interchange/markdownText.ts';
import type { CommandId } from '../manifest.ts';
import { linkHoverWords } from '../messages/editorLinks.ts';
import { explain, pauseSentence } from '../messages/explain.ts';
import { restrictionSentence } from '../messages/panel.ts';
import { viewWords } from '../messages/views.ts';
import { titleOf } from '../messages/wording.ts';
import type { Album, AlbumReference } from '../model/album.ts';
import { artistNames } from '../model/artistNames.ts';
import { isUnavailable } from '../model/availability.ts';
import { formatAgo, formatDay, formatLength, formatReleaseDate } from '../model/format.ts';
import { spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { LinkedReference, LinkFacts } from './linkLookup.ts';

/** Edge of a cover in a hover, in pixels: the editor shows 250 in all, and what can be done stands below. */
const coverPixels = 80;
/** Stays sharp at that size on dense screens. */
const wantedPixels = 160;
/** Goes on in the next line, without the space of a paragraph. */
const lineBreak = '  \n';

/** A step that a hover offers: one of our commands. */
interface Step {
  readonly title: string;
  readonly command: CommandId;
  /** Given to the command; made here of letters and digits alone. */
  readonly uri?: string;
}

/**
 * What a link leads to, as a hover says it. Nothing from outside becomes a link, a picture of elsewhere or a command: only
 * the commands that are offered can be run from it.
 * @param now epoch milliseconds
 */
export function linkMarkdown(facts: LinkFacts, now: number): MarkdownString {
  const { item, reference, isInvented } = facts;
  const { track, album } = item;
  const about = track ? aboutTrack(track) : album ? aboutAlbum(album) : [];
  const isKnown = track !== undefined || album !== undefined;
  const lines = [
    ...about,
    isKnown ? stateSentence(facts, now) : '',
    facts.pause ? pauseSentence(facts.pause, now) : '',
    facts.problem === undefined ? '' : problemSentence(facts, now),
    isInvented && isKnown ? viewWords.demo() : '',
  ];
  const steps = stepsOf(facts, reference);
  const words = [title(track ?? album), ...lines.map(markdownText)].filter(Boolean).join(lineBreak);
  const image = markdownCover((track?.album ?? album)?.images ?? [], coverPixels, wantedPixels);
  return trusting([image, words, stepLine(steps)].filter(Boolean).join('\n\n'), steps);
}

/** What a hover says where nobody is signed in: nothing is asked then. */
export function offerMarkdown(isSetUp: boolean): MarkdownString {
  const words = linkHoverWords;
  const steps: Step[] = [
    isSetUp
      ? { title: words.signIn(), command: 'tracklist.signIn' }
      : { title: words.setUp(), command: 'tracklist.setUp' },
    { title: words.demo(), command: 'tracklist.exploreDemo' },
  ];
  return trusting([markdownText(words.offer()), stepLine(steps)].join('\n\n'), steps);
}

function trusting(text: string, steps: readonly Step[]): MarkdownString {
  const markdown = new MarkdownString(text);
  markdown.isTrusted = { enabledCommands: steps.map(({ command }) => command) };
  markdown.supportHtml = false;
  return markdown;
}

function title(item: Track | Album | undefined): string {
  if (!item) return '';
  return `**${markdownText(titleOf(item))}**`;
}

function aboutTrack(track: Track): string[] {
  const { album } = track;
  const special = [
    track.explicit ? viewWords.explicitLong() : '',
    isUnavailable(track) ? restrictionSentence(track.restrictionReason) : '',
  ];
  return [
    artistNames(track),
    [album?.name, releaseOf(album)].filter(Boolean).join(' · '),
    [formatLength(track.durationMs), ...special].filter(Boolean).join(' · '),
  ];
}

function aboutAlbum(album: Album): string[] {
  const { items, total } = album.tracks;
  const tracks = viewWords.tracks(album.totalTracks ?? total);
  const isWhole = items.length === total && total > 0;
  const length = isWhole ? formatLength(items.reduce((sum, { durationMs }) => sum + durationMs, 0)) : '';
  return [artistNames(album), [releaseOf(album), tracks, length].filter(Boolean).join(' · ')];
}

function releaseOf(album: AlbumReference | undefined): string {
  return album?.releaseDate ? formatReleaseDate(album.releaseDate, env.language) : '';
}

function stateSentence({ item: { state, addedAt }, reference }: LinkFacts, now: number): string {
  if (state === 'notSaved') return linkHoverWords.notSaved();
  if (state === 'unknown') return linkHoverWords.stateUnknown();
  const saved = reference.kind === 'track' ? linkHoverWords.savedTrack() : linkHoverWords.savedAlbum();
  const day = addedAt === undefined ? undefined : formatDay(addedAt, env.language);
  const ago = addedAt === undefined ? undefined : formatAgo(addedAt, now, env.language);
  return day && ago ? `${saved} · ${viewWords.added(day, ago)}` : saved;
}

function problemSentence({ problem, reference, isInvented }: LinkFacts, now: number): string {
  const { trackNotInDemo, albumNotInDemo } = linkHoverWords;
  if (isInvented && SpotifyError.is(problem, 'notFound', 'badRequest'))
    return reference.kind === 'track' ? trackNotInDemo() : albumNotInDemo();
  return explain(problem, now)?.sentence ?? '';
}

function stepsOf({ item, problem, isInvented }: LinkFacts, reference: LinkedReference): Step[] {
  const uri = spotifyUri(reference.kind, reference.id);
  const action = problem === undefined ? undefined : explain(problem)?.action;
  const helping: Step[] = action && 'command' in action ? [action] : [];
  if (!item.track && !item.album) return helping;
  const isTrack = reference.kind === 'track';
  const words = linkHoverWords;
  const change: Step =
    item.state === 'saved'
      ? { title: isTrack ? words.remove() : words.removeAlbum(), command: 'tracklist.removeLinked', uri }
      : { title: isTrack ? words.save() : words.saveAlbum(), command: 'tracklist.saveLinked', uri };
  return [
    change,
    ...(isTrack ? [{ title: words.details(), command: 'tracklist.showLinked', uri } as const] : []),
    ...(isInvented
      ? []
      : [{ title: viewWords.openInSpotify(), command: 'tracklist.openLinked', uri } as const]),
    ...helping,
  ];
}

function stepLine(steps: readonly Step[]): string {
  return steps
    .map(({ title: label, command, uri }) => {
      const query = uri === undefined ? '' : `?${encodeURIComponent(JSON.stringify([uri]))}`;
      return `[${markdownText(label)}](command:${command}${query})`;
    })
    .join(' · ');
}
