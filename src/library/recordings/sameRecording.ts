import { kindsOfAlbum } from './albumVersion.ts';
import type { AlbumReference } from '../../model/album.ts';
import { creditLikeness } from './credits.ts';
import type { RecordedTrack, Recording } from './recording.ts';
import { recordingOf } from './recording.ts';
import type { RecordingOptions } from './recordingOptions.ts';
import { lengthToleranceMs } from './recordingOptions.ts';
import type { TitleForm } from './titleForm.ts';
import { titleForm } from './titleForm.ts';
import { areOfSameSong } from './titleLikeness.ts';
import type { VersionKind } from './versionKind.ts';
import { areSameVersion, kindsIn } from './versionLikeness.ts';

/** Why two tracks are the same recording. */
export interface SameRecording {
  /** `isrc`: they have the same code; `names`: the same title in the same version, and the same artists. */
  readonly by: 'isrc' | 'names';
  /** How far their lengths are apart, in ms; undefined when one is not known. */
  readonly apartMs: number | undefined;
  /** Whether they are different versions that are to count as one. */
  readonly isOtherVersion: boolean;
}

/** A code outweighs lengths that are no further apart, in ms and of the longer: pressings fade and fall silent. */
const [codeToleranceMs, codeTolerance] = [10_000, 0.05];
const remaster: ReadonlySet<VersionKind> = new Set(['remaster']);

/** Whether two tracks are the same recording; see `sameRecording`. */
export function isSameRecording(a: RecordedTrack, b: RecordedTrack, options: RecordingOptions = {}): boolean {
  return sameRecording(recordingOf(a), recordingOf(b), options) !== undefined;
}

/**
 * Why two tracks are the same recording; undefined when they are not.
 *
 * The same ISRC says so, unless something tells that one of them got it by mistake: the lengths may be ten seconds or a
 * twentieth apart, but only two seconds where the versions have different names, unless that is about a remaster, or
 * where neither title nor artists have anything in common, as in translation; and an instrumental is never the song.
 *
 * Else title, version and everybody who is named must be the same, and the lengths known and within two seconds.
 * What only tells releases apart does not matter: "Album Version", "Deluxe Edition", "Bonus Track", "Explicit", and
 * that one is marked explicit and the other not. A title that artists use more than once, such as "Intro", must be
 * on the same album as well.
 */
export function sameRecording(
  a: Recording,
  b: Recording,
  { alike = nothing }: RecordingOptions = {},
): SameRecording | undefined {
  const apartMs = apart(a, b);
  const isOtherVersion = !areSameVersion(a.title, b.title);
  if (isSameTrack(a, b)) return { by: 'names', apartMs, isOtherVersion };
  if (isCodeTrusted(a, b, apartMs)) return { by: 'isrc', apartMs, isOtherVersion };
  const isSame =
    areOfSameSong(a.title, b.title) &&
    areSameVersion(a.title, b.title, alike) &&
    isLengthRight(a, b, apartMs, alike) &&
    creditLikeness(a.credits, b.credits) === 'same' &&
    areAlbumsAlike(a, b, alike);
  return isSame ? { by: 'names', apartMs, isOtherVersion } : undefined;
}

const nothing: ReadonlySet<VersionKind> = new Set();

function apart(a: Recording, b: Recording): number | undefined {
  if (a.durationMs === undefined || b.durationMs === undefined) return undefined;
  return Math.abs(a.durationMs - b.durationMs);
}

function isSameTrack(a: Recording, b: Recording): boolean {
  return a === b || (a.track.uri !== undefined && a.track.uri === b.track.uri);
}

function isCodeTrusted(a: Recording, b: Recording, apartMs = 0): boolean {
  if (a.isrc === undefined || a.isrc !== b.isrc) return false;
  if (hasVoice(a.title) !== hasVoice(b.title) || hasMusic(a.title) !== hasMusic(b.title)) return false;
  const isVersionAlike = areSameVersion(a.title, b.title, remaster);
  const isNameAlike = areOfSameSong(a.title, b.title) || creditLikeness(a.credits, b.credits) !== 'none';
  if (!isVersionAlike || !isNameAlike) return apartMs <= lengthToleranceMs;
  const longer = Math.max(a.durationMs ?? 0, b.durationMs ?? 0);
  return apartMs <= Math.max(codeToleranceMs, longer * codeTolerance);
}

function hasVoice(title: TitleForm): boolean {
  const kinds = kindsIn(title);
  return !kinds.has('instrumental') && !kinds.has('karaoke');
}

function hasMusic(title: TitleForm): boolean {
  return !kindsIn(title).has('aCappella');
}

/** Versions that are to count as the song itself are of any length. */
function isLengthRight(
  a: Recording,
  b: Recording,
  apartMs: number | undefined,
  alike: ReadonlySet<VersionKind>,
): boolean {
  const kinds = [...kindsIn(a.title), ...kindsIn(b.title)];
  return kinds.some(kind => alike.has(kind)) || (apartMs !== undefined && apartMs <= lengthToleranceMs);
}

function areAlbumsAlike(a: Recording, b: Recording, alike: ReadonlySet<VersionKind>): boolean {
  const [albumA, albumB] = [a.track.album, b.track.album];
  if (albumA?.id !== undefined && albumA.id === albumB?.id) return !areOtherPlaces(a.track, b.track);
  if (a.title.isGeneric && !(albumA && albumB && isSameAlbum(albumA, albumB))) return false;
  if (areOtherConcerts(a, b, alike)) return false;
  // What a title says counts; where it says nothing, all of the album may be live.
  if (a.title.versions.length > 0 || b.title.versions.length > 0 || albumA?.name === albumB?.name)
    return true;
  const [kindsA, kindsB] = [kindsOfAlbum(albumA), kindsOfAlbum(albumB)];
  return [...kindsA, ...kindsB].every(kind => (kindsA.has(kind) && kindsB.has(kind)) || alike.has(kind));
}

/** Whether both are on live albums, which are not the same, and no title tells where it was played. */
function areOtherConcerts(a: Recording, b: Recording, alike: ReadonlySet<VersionKind>): boolean {
  const [albumA, albumB] = [a.track.album, b.track.album];
  const isTold = a.title.versions.some(({ words }) => [...words.values()].includes(undefined));
  if (isTold || alike.has('live') || !albumA || !albumB || isSameAlbum(albumA, albumB)) return false;
  return kindsOfAlbum(albumA).has('live') && kindsOfAlbum(albumB).has('live');
}

/** No album has a recording twice. */
function areOtherPlaces(a: RecordedTrack, b: RecordedTrack): boolean {
  return [
    [a.discNumber, b.discNumber],
    [a.trackNumber, b.trackNumber],
  ].some(([one, other]) => one !== undefined && other !== undefined && one !== other);
}

/** Whether two releases are editions of one album. */
function isSameAlbum(a: AlbumReference, b: AlbumReference): boolean {
  const [titleA, titleB] = [titleForm(a.name), titleForm(b.name)];
  return areOfSameSong(titleA, titleB) && areSameVersion(titleA, titleB, remaster);
}
