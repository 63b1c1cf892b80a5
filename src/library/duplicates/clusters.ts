import { sortedSteps } from '../arrangement/sortedSteps.ts';
import type { Recording } from '../recordings/recording.ts';
import { lengthToleranceMs } from '../recordings/recordingOptions.ts';
import type { SameRecording } from '../recordings/sameRecording.ts';
import { areSameVersion } from '../recordings/versionLikeness.ts';

/** Two recordings that are the same, and why. */
export interface Link {
  readonly a: Recording;
  readonly b: Recording;
  readonly reason: SameRecording;
}

/** What decides who may be together. */
export interface Bonds {
  /** Why two recordings are the same; undefined when they are not. */
  readonly compare: (a: Recording, b: Recording) => SameRecording | undefined;
  /** Whether they never are, whatever they look like. */
  readonly areApart: (a: Recording, b: Recording) => boolean;
}

/** No group has more: nobody could look through it. */
const mostTogether = 48;

/**
 * Puts recordings together so that within a group each is the same as every other: that A is like B and B like C does
 * not make A like C, which would let lengths drift apart. Only a code hands on what its tracks have in common: where A
 * and B have the same, C may be like either, as a title in translation is. The surest links come first, and the order
 * of `links` does not matter.
 */
export function* clustersOf(links: readonly Link[], bonds: Bonds): Generator<undefined, Recording[][]> {
  const clusters = new Map<Recording, Recording[]>();
  const sorted = yield* sortedSteps(yield* placedSteps(links), surestFirst);
  for (const {
    link: { a, b },
  } of sorted) {
    const [one, other] = [clusters.get(a) ?? [a], clusters.get(b) ?? [b]];
    if (one !== other && one.length + other.length <= mostTogether && areOne(one, other, bonds)) {
      const both = [...one, ...other];
      for (const each of both) clusters.set(each, both);
    }
    yield;
  }
  return [...new Set(clusters.values())];
}

function* placedSteps(links: readonly Link[]): Generator<undefined, Placed[]> {
  const all: Placed[] = [];
  for (const link of links) {
    all.push(placed(link));
    yield;
  }
  return all;
}

function areOne(one: readonly Recording[], other: readonly Recording[], bonds: Bonds): boolean {
  return one.every(a =>
    other.every(
      b =>
        !bonds.areApart(a, b) &&
        (bonds.compare(a, b) !== undefined || isHandedOn(a, b, [...one, ...other], bonds)),
    ),
  );
}

/** Whether one of `all` has the code of `a` or `b` and is the same as both. */
function isHandedOn(a: Recording, b: Recording, all: readonly Recording[], { compare }: Bonds): boolean {
  const apartMs = Math.abs((a.durationMs ?? NaN) - (b.durationMs ?? NaN));
  if (!(apartMs <= lengthToleranceMs) || !areSameVersion(a.title, b.title)) return false;
  return all.some(twin => {
    if (twin === a || twin === b) return false;
    const [withA, withB] = [compare(twin, a), compare(twin, b)];
    return withA !== undefined && withB !== undefined && (withA.by === 'isrc' || withB.by === 'isrc');
  });
}

function surestFirst(a: Placed, b: Placed): number {
  return (
    a.rank - b.rank ||
    (a.link.reason.apartMs ?? 0) - (b.link.reason.apartMs ?? 0) ||
    (a.name < b.name ? -1 : 1)
  );
}

interface Placed {
  readonly link: Link;
  readonly rank: number;
  /** The same whichever of the two comes first. */
  readonly name: string;
}

function placed(link: Link): Placed {
  const { a, b, reason } = link;
  const name = [a.track.uri ?? '', b.track.uri ?? ''].sort().join(' ');
  return { link, rank: (reason.by === 'isrc' ? 0 : 2) + Number(reason.isOtherVersion), name };
}
