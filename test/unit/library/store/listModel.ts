import fc from 'fast-check';
import type { KeptState, ListStore } from '../../../../src/library/listStore.ts';
import type { AlbumReference } from '../../../../src/model/album.ts';
import type { ArtistReference } from '../../../../src/model/artist.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';

/** What may be done to a list. */
export type ListStep =
  | { readonly kind: 'append' | 'replace'; readonly rows: readonly SavedTrack[]; readonly isWhole: boolean }
  | { readonly kind: 'change'; readonly saved: readonly SavedTrack[]; readonly removed: readonly string[] }
  | { readonly kind: 'update'; readonly rows: readonly SavedTrack[] };

/** A list and what is known of it, as plain data. */
export interface ModelList {
  readonly rows: readonly SavedTrack[];
  readonly state: KeptState | undefined;
}

export const nothing: ModelList = { rows: [], state: undefined };
export const now = Date.parse('2026-11-21T08:00:00Z');

const artists: readonly ArtistReference[] = [0, 1, 2, 3].map(n => ({
  id: `artist${n}`,
  name: `Artist ${n}`,
}));
const albums: readonly AlbumReference[] = [0, 1, 2, 3, 4].map(n => ({
  id: `album${n % 4}`,
  name: `Album ${n}`,
  artists: artists.slice(n % 3, (n % 3) + 1 + (n % 2)),
  images: [{ url: `https://covers.invalid/${n}`, width: 64, height: 64 }],
}));

/** The row of a track; versions differ in something. */
export function rowOf(index: number, version: number): SavedTrack {
  const [artist, album] = [
    artists[(index + version) % artists.length],
    albums[(index * 7 + version) % albums.length],
  ];
  return {
    addedAt: new Date(now - index * 1000 * (1 + (version % 2))).toISOString(),
    track: {
      uri: `spotify:track:${index}`,
      id: String(index),
      name: `Track ${index} ${version > 2 ? '' : version}`,
      artists: artist ? [artist] : [],
      ...(album && version !== 1 ? { album } : {}),
      durationMs: 1000 + version,
      explicit: version === 2,
      isLocal: false,
      ...(version > 2 ? { availableMarkets: ['SE', 'DE'] } : {}),
    },
  };
}

/** `count` different tracks of so many, in any order, each in some version. */
export function someTracks(of: number, maxLength: number): fc.Arbitrary<SavedTrack[]> {
  return fc
    .tuple(fc.uniqueArray(fc.nat(of - 1), { maxLength, size: 'max' }), fc.nat(4))
    .map(([indices, version]) => indices.map(index => rowOf(index, (index + version) % 5)));
}

export function someStep(of: number, maxLength: number): fc.Arbitrary<ListStep> {
  const rows = someTracks(of, maxLength);
  const uris = rows.map(all => all.map(({ track }) => track.uri));
  return fc.oneof(
    fc.record({ kind: fc.constant('append' as const), rows, isWhole: fc.boolean() }),
    fc.record({ kind: fc.constant('replace' as const), rows, isWhole: fc.boolean() }),
    fc.record({ kind: fc.constant('change' as const), saved: rows, removed: uris }),
    fc.record({ kind: fc.constant('update' as const), rows }),
  );
}

export function stateWith(rows: readonly unknown[], isWhole: boolean): KeptState {
  return { total: rows.length, notRows: 0, isWhole, updatedAt: now, fullPassAt: now };
}

/** What the list is after a step. */
export function after(step: ListStep, { rows, state }: ModelList): ModelList {
  const newest = new Map(rows.map(row => [row.track.uri, row]));
  switch (step.kind) {
    case 'append':
      for (const row of step.rows) newest.set(row.track.uri, row);
      return { rows: [...newest.values()], state: stateWith(step.rows, step.isWhole) };
    case 'replace':
      return { rows: step.rows, state: stateWith(step.rows, step.isWhole) };
    case 'change': {
      if (!state) return nothing;
      const others = new Set([...step.removed, ...step.saved.map(({ track }) => track.uri)]);
      return { rows: [...step.saved, ...rows.filter(({ track }) => !others.has(track.uri))], state };
    }
    case 'update':
      if (!state) return nothing;
      for (const row of step.rows) if (newest.has(row.track.uri)) newest.set(row.track.uri, row);
      return { rows: [...newest.values()], state };
  }
}

export function take(step: ListStep, list: ListStore<SavedTrack>): Promise<void> {
  switch (step.kind) {
    case 'append':
      return list.append(step.rows, stateWith(step.rows, step.isWhole));
    case 'replace':
      return list.replace(step.rows, stateWith(step.rows, step.isWhole));
    case 'change':
      return list.change(step);
    case 'update':
      return list.update(step.rows);
  }
}

/** All of a list. */
export async function loaded(list: ListStore<SavedTrack>): Promise<ModelList> {
  const rows: SavedTrack[] = [];
  const state = await list.load(slice => void rows.push(...slice));
  return { rows: state ? rows : [], state };
}

/** The steps of one seed, each by its number; the same in every process. */
export function stepAt(seed: number, number: number): ListStep {
  const [step] = fc.sample(someStep(400, 260), { seed: seed * 1_000 + number, numRuns: 1 });
  if (!step) throw new RangeError('no step');
  return step;
}
