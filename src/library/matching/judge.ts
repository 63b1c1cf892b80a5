import type { Track } from '../../model/track.ts';
import { creditLikeness } from '../recordings/credits.ts';
import type { Recording } from '../recordings/recording.ts';
import { recordingOf } from '../recordings/recording.ts';
import { recordingCode } from '../recordings/recordingCode.ts';
import { lengthToleranceMs } from '../recordings/recordingOptions.ts';
import { sameRecording } from '../recordings/sameRecording.ts';
import { titleForm } from '../recordings/titleForm.ts';
import { titleLikeness } from '../recordings/titleLikeness.ts';
import type { Candidate, Match, MatchDoubt, MatchReason } from './match.ts';
import { noMatch } from './match.ts';
import type { WantedRecording } from './wantedRecording.ts';

/**
 * What `tracks`, as Spotify has found them, are to the recording that is looked for. Tracks that are certainly others
 * are left out. What makes two tracks one recording is the same as for duplicates, but that lists often name only the
 * first artist and no length: what they do not say is taken to be right.
 */
export function judge(wanted: WantedRecording, tracks: readonly Track[]): Match {
  const recording = recordingWanted(wanted);
  const judged = tracks
    .map(track => candidateOf(wanted, recording, track))
    .filter(each => each !== undefined);
  if (judged.length === 0) return noMatch;
  const candidates = judged
    .map((candidate, place) => ({ candidate, place, score: scoreOf(candidate, recording) }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ candidate }) => candidate);
  const sure = candidates.filter(({ doubts }) => doubts.length === 0);
  const isOne = sure.length > 0 && (recording.durationMs !== undefined || areAlikeInLength(sure));
  return isOne ? { kind: 'one', candidates: sure } : { kind: 'several', candidates };
}

function recordingWanted({ title = '', artists, album, isrc, durationMs = 0 }: WantedRecording): Recording {
  return recordingOf({
    name: title,
    artists: artists.filter(name => name.trim() !== '').map(name => ({ name })),
    durationMs,
    ...(isrc === undefined ? {} : { isrc }),
    ...(album?.trim() ? { album: { name: album, artists: [], images: [] } } : {}),
  });
}

function candidateOf(wanted: WantedRecording, recording: Recording, track: Track): Candidate | undefined {
  const found = recordingOf(track);
  const hasCode = recording.isrc !== undefined && recording.isrc === recordingCode(track.isrc);
  const title = titleLikeness(recording.title, found.title);
  const artists = creditLikeness(recording.credits, found.credits);
  const isAnonymous = recording.credits.named.length === 0;
  if (!hasCode && (title === 'different' || (artists === 'none' && !isAnonymous))) return undefined;
  const isSameLength = isAsLong(recording.durationMs, found.durationMs);
  const reasons: (MatchReason | false)[] = [
    hasCode && 'sameCode',
    title === 'same' && 'sameTitle',
    artists === 'same' && 'sameArtists',
    artists === 'some' && 'someArtists',
    isSameAlbum(wanted, track) && 'sameAlbum',
    isSameLength === true && 'sameLength',
  ];
  return { track, reasons: reasons.filter(each => each !== false), doubts: doubtsOf(recording, found) };
}

/** None when they are the same recording as far as the wanted one is described. */
function doubtsOf(recording: Recording, found: Recording): MatchDoubt[] {
  const isAnonymous = recording.credits.named.length === 0;
  const isNamed = isAnonymous || creditLikeness(recording.credits, found.credits) === 'some';
  const filledIn: Recording = {
    ...recording,
    ...(isNamed ? { credits: found.credits } : {}),
    durationMs: recording.durationMs ?? found.durationMs,
  };
  const same = sameRecording(filledIn, found);
  if (same && (same.by === 'isrc' || !isAnonymous)) return [];
  const hasOtherLength = isAsLong(recording.durationMs, found.durationMs) === false;
  const isOtherVersion = titleLikeness(recording.title, found.title) === 'otherVersion';
  return [
    ...(isOtherVersion || (!same && !hasOtherLength) ? (['otherVersion'] as const) : []),
    ...(hasOtherLength ? (['otherLength'] as const) : []),
    ...(isAnonymous ? (['unknownArtist'] as const) : []),
  ];
}

/** Undefined when one of the lengths is not known. */
function isAsLong(a: number | undefined, b: number | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : Math.abs(a - b) <= lengthToleranceMs;
}

function isSameAlbum({ album }: WantedRecording, track: Track): boolean {
  if (!album?.trim() || !track.album) return false;
  return titleLikeness(titleForm(album), titleForm(track.album.name)) === 'same';
}

/** Where nobody has said how long the recording is, those found must at least agree with each other. */
function areAlikeInLength(sure: readonly Candidate[]): boolean {
  const [first] = sure;
  return sure.every(
    ({ track, reasons }) =>
      reasons.includes('sameCode') || isAsLong(first?.track.durationMs, track.durationMs) === true,
  );
}

const points: Readonly<Record<MatchReason | MatchDoubt, number>> = {
  sameCode: 100,
  sameTitle: 20,
  sameArtists: 10,
  someArtists: 6,
  sameAlbum: 8,
  sameLength: 12,
  otherVersion: -30,
  otherLength: -20,
  unknownArtist: 0,
};

/** Where all else is equal, what can be played, and an album rather than a single rather than a compilation. */
function scoreOf({ track, reasons, doubts }: Candidate, { durationMs }: Recording): number {
  const about = [...reasons, ...doubts].reduce((sum, each) => sum + points[each], 0);
  const apart = durationMs === undefined ? 0 : Math.min(Math.abs(durationMs - track.durationMs) / 60_000, 1);
  const release = { album: 2, single: 1 }[track.album?.albumType ?? ''] ?? 0;
  return about + (track.isPlayable === false ? -50 : 0) + release - apart;
}
