import type { Track } from '../../model/track.ts';
import { artistLikeness, titleLikeness } from './comparison.ts';
import type { Candidate, Match, MatchDoubt, MatchReason } from './match.ts';
import { noMatch } from './match.ts';
import { plainIsrc } from './searchesFor.ts';
import type { WantedRecording } from './wantedRecording.ts';

/** Lengths of one recording differ by no more, in ms: services round them, and pressings have other silences. */
const lengthTolerance = 2_000;

/**
 * What `tracks`, as Spotify has found them, are to the recording that is looked for. Tracks that are certainly others
 * are left out. Lengths are within two seconds or tell another recording, unless the code is the same, which
 * outweighs everything but a length that is far off.
 */
export function judge(wanted: WantedRecording, tracks: readonly Track[]): Match {
  const judged = tracks.map(track => candidateOf(wanted, track)).filter(each => each !== undefined);
  if (judged.length === 0) return noMatch;
  const candidates = judged
    .map((candidate, place) => ({ candidate, place, score: scoreOf(candidate, wanted) }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ candidate }) => candidate);
  const sure = candidates.filter(({ doubts }) => doubts.length === 0);
  const isOne = sure.length > 0 && areOneRecording(sure);
  return isOne ? { kind: 'one', candidates: sure } : { kind: 'several', candidates };
}

function candidateOf(wanted: WantedRecording, track: Track): Candidate | undefined {
  const code = plainIsrc(wanted.isrc);
  const hasCode = code !== undefined && plainIsrc(track.isrc) === code;
  const title = titleLikeness(wanted.title ?? '', track.name);
  const named = wanted.artists.filter(name => name.trim() !== '');
  const artists = artistLikeness(
    named,
    track.artists.map(({ name }) => name),
  );
  if (!hasCode && (title === 'different' || (artists === 'none' && named.length > 0))) return undefined;
  const length = lengthLikeness(wanted.durationMs, track.durationMs);
  const reasons: (MatchReason | false)[] = [
    hasCode && 'sameCode',
    title === 'same' && 'sameTitle',
    artists === 'same' && 'sameArtists',
    artists === 'some' && 'someArtists',
    isSameAlbum(wanted, track) && 'sameAlbum',
    length === 'same' && 'sameLength',
  ];
  const doubts: (MatchDoubt | false)[] = [
    !hasCode && title === 'otherVersion' && 'otherVersion',
    (length === 'farOff' || (length === 'other' && !hasCode)) && 'otherLength',
    !hasCode && named.length === 0 && 'unknownArtist',
  ];
  return {
    track,
    reasons: reasons.filter(each => each !== false),
    doubts: doubts.filter(each => each !== false),
  };
}

/** A code that was given twice by mistake shows in the length. */
function lengthLikeness(a: number | undefined, b: number): 'unknown' | 'same' | 'other' | 'farOff' {
  if (a === undefined || a <= 0 || b <= 0) return 'unknown';
  const apart = Math.abs(a - b);
  if (apart <= lengthTolerance) return 'same';
  return apart > Math.max(15_000, a * 0.1) ? 'farOff' : 'other';
}

function isSameAlbum({ album }: WantedRecording, track: Track): boolean {
  return Boolean(album?.trim()) && titleLikeness(album ?? '', track.album?.name ?? '') === 'same';
}

/** Where nobody has said how long the recording is, those found must at least agree with each other. */
function areOneRecording(sure: readonly Candidate[]): boolean {
  const [first] = sure;
  return sure.every(
    ({ track, reasons }) =>
      reasons.includes('sameCode') ||
      (first !== undefined && lengthLikeness(first.track.durationMs, track.durationMs) === 'same'),
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

/** Where all else is equal, what can be played and an album rather than a compilation. */
function scoreOf({ track, reasons, doubts }: Candidate, { durationMs }: WantedRecording): number {
  const about = [...reasons, ...doubts].reduce((sum, each) => sum + points[each], 0);
  const apart =
    durationMs === undefined ? 0 : Math.min(Math.abs(durationMs - track.durationMs), 60_000) / 60_000;
  const release = { album: 2, single: 1 }[track.album?.albumType ?? ''] ?? 0;
  return about + (track.isPlayable === false ? -50 : 0) + release - apart;
}
