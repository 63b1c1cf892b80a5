import { parse } from 'valibot';
import type { Track } from '../../../src/model/track.ts';
import { track } from '../../../src/spotify/decode/track.ts';

/** Two tracks, and whether somebody says they are the same recording. */
export interface LabelledPair {
  readonly a: Track;
  readonly b: Track;
  readonly same: boolean;
  /** What the pair is about, if the file tells. */
  readonly note: string;
}

/** What a file holds: the pairs, and where something is no pair. */
export interface PairsFile {
  readonly pairs: readonly LabelledPair[];
  readonly problems: readonly string[];
}

/**
 * Reads pairs of tracks: a list, or an object with a list in it. An entry is an object with a boolean `same` and two
 * tracks, under whatever names or as a list, or a list of two tracks and a boolean. A track is what Spotify's Web API
 * answers or what this project makes of it; fields that are missing count as unknown. Throws when the text is no JSON.
 */
export function readPairs(text: string): PairsFile {
  const problems: string[] = [];
  const entries = listIn(JSON.parse(text));
  if (!entries) return { pairs: [], problems: ['there is no list of pairs in it'] };
  const pairs = entries.flatMap((entry, index) => {
    try {
      return [pairIn(entry, index)];
    } catch (error) {
      problems.push(`entry ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  return { pairs, problems };
}

function listIn(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content as unknown[];
  return Object.values(asObject(content) ?? {}).find(Array.isArray) as unknown[] | undefined;
}

function pairIn(entry: unknown, index: number): LabelledPair {
  const values = Array.isArray(entry) ? (entry as unknown[]) : Object.values(asObject(entry) ?? {});
  const same = asObject(entry)?.same ?? values.find(value => typeof value === 'boolean');
  const [a, b, more] = values
    .flatMap(value => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .flatMap(trackOf);
  if (typeof same !== 'boolean') throw new Error('it does not say whether they are the same');
  if (!a || !b || more) throw new Error('there are not two tracks in it');
  const note = asObject(entry)?.note;
  return {
    a: trackIn(a, `${index}a`),
    b: trackIn(b, `${index}b`),
    same,
    note: typeof note === 'string' ? note : '',
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a track, also of one that is saved; none when it is something else. */
function trackOf(value: unknown): Fields[] {
  const fields = asObject(value);
  if (typeof fields?.name === 'string') return [fields];
  const saved = asObject(fields?.track);
  return typeof saved?.name === 'string' ? [saved] : [];
}

/**
 * Reads a track as the product reads an answer, whatever its fields are called.
 * @param id in place of that in the file: two tracks of a pair are never the same entry of the catalogue
 */
function trackIn(fields: Fields, id: string): Track {
  return parse(track, {
    ...fields,
    uri: `spotify:track:pair-${id}`,
    artists: listOf(fields.artists ?? fields.artist),
    album: albumOf(fields.album),
    duration_ms: fields.duration_ms ?? fields.durationMs,
    external_ids: fields.external_ids ?? { isrc: fields.isrc },
    is_local: fields.is_local ?? fields.isLocal,
    disc_number: fields.disc_number ?? fields.discNumber,
    track_number: fields.track_number ?? fields.trackNumber,
  });
}

function albumOf(value: unknown): Fields | undefined {
  const fields = typeof value === 'string' ? { name: value } : asObject(value);
  return (
    fields && {
      ...fields,
      artists: listOf(fields.artists),
      album_type: fields.album_type ?? fields.albumType,
      release_date: fields.release_date ?? asObject(fields.releaseDate)?.value,
    }
  );
}

/** Artists, or their names. */
function listOf(value: unknown): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map(each => (typeof each === 'string' ? { name: each } : each));
}

function asObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
