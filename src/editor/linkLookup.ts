import type { Connection } from '../library/connections.ts';
import type { ItemAtHand } from '../library/itemAtHand.ts';
import { Latest } from '../library/latest.ts';
import type { Album } from '../model/album.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { spotifyUri } from '../model/spotifyUri.ts';
import type { Track } from '../model/track.ts';
import type { Clock } from '../spotify/clock.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { EndpointFamily, Lock } from '../spotify/locks.ts';
import { pauseOf } from '../spotify/locks.ts';
import { SharedWork } from './sharedWork.ts';

/** A reference to what can be saved. */
export type LinkedReference = SpotifyReference & { readonly kind: 'track' | 'album' };

/** What is known of what a link leads to. */
export interface LinkFacts {
  readonly reference: LinkedReference;
  readonly isInvented: boolean;
  readonly item: ItemAtHand;
  /** Why something is not known. */
  readonly problem?: unknown;
  /** What Spotify makes it wait for. */
  readonly pause?: Lock;
}

/** What Spotify is asked for: details of the item, or whether it is saved. */
interface Question {
  readonly about: 'item' | 'state';
  readonly family: EndpointFamily;
}

interface Failure {
  readonly error: unknown;
  /** Epoch milliseconds until which it is not tried again. */
  readonly until: number;
}

/** What was learned of links in one library. */
interface Memory {
  /** By the URI of the link: Spotify may answer with another track that stands in for it. */
  readonly items: Latest<Pick<ItemAtHand, 'track' | 'album'>>;
  readonly failures: Latest<Failure>;
  readonly asking: SharedWork<void>;
}

/** Links of which something is remembered. */
const mostRemembered = 500;
/** What Spotify does not have is not asked for again within this time, in ms. */
const missingForMs = 3_600_000;
/** The same of what failed otherwise. */
const failedForMs = 60_000;

/**
 * Finds out what a link leads to: from the library without a request where it is known there, otherwise with one for the
 * item and one for its saved state at most. Answers are kept, and for a while failures, so that nothing is asked twice.
 */
export class LinkLookup {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #memories = new WeakMap<Connection, Memory>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Rejects with a `SpotifyError` of kind `cancelled` when `signal` aborts, and with nothing else. */
  async look(connection: Connection, reference: LinkedReference, signal: AbortSignal): Promise<LinkFacts> {
    const uri = spotifyUri(reference.kind, reference.id);
    const memory = this.#memoryOf(connection);
    const before = await itemOf(connection, uri, memory);
    const open = questionsOn(before, reference).filter(({ about }) => !this.#failure(memory, about, uri));
    await connection.locks.refresh();
    const questions = open.filter(({ family }) => !pauseOf(connection.locks, [family], this.#clock.now()));
    if (questions.length > 0)
      await memory.asking.join(uri, signal, stop => this.#ask(connection, reference, questions, stop));
    const item = await itemOf(connection, uri, memory);
    const left = questionsOn(item, reference);
    const failure = left.map(({ about }) => this.#failure(memory, about, uri)).find(Boolean);
    const families = left.map(({ family }) => family);
    const pause = left.length > 0 ? pauseOf(connection.locks, families, this.#clock.now()) : undefined;
    return {
      reference,
      isInvented: connection.kind === 'demo',
      item,
      ...(failure ? { problem: failure.error } : {}),
      ...(pause && !failure ? { pause } : {}),
    };
  }

  async #ask(
    connection: Connection,
    reference: LinkedReference,
    questions: readonly Question[],
    signal: AbortSignal,
  ): Promise<void> {
    const { library } = connection;
    const memory = this.#memoryOf(connection);
    const uri = spotifyUri(reference.kind, reference.id);
    const answers = {
      state: () => library.areSaved([uri], signal),
      item: async () => {
        if (reference.kind === 'album')
          memory.items.set(uri, { album: await library.albums.get(uri, signal) });
        else memory.items.set(uri, { track: asLinked(await library.tracks.get(uri, signal), reference) });
      },
    };
    await Promise.all(
      questions.map(async ({ about }) => {
        try {
          await answers[about]();
        } catch (error) {
          if (signal.aborted || SpotifyError.is(error, 'cancelled')) throw error;
          memory.failures.set(`${about} ${uri}`, { error, until: this.#untilAfter(error) });
        }
      }),
    );
  }

  #failure({ failures }: Memory, about: Question['about'], uri: string): Failure | undefined {
    const failure = failures.get(`${about} ${uri}`);
    return failure && failure.until > this.#clock.now() ? failure : undefined;
  }

  #untilAfter(error: unknown): number {
    const now = this.#clock.now();
    if (SpotifyError.is(error, 'notFound', 'badRequest')) return now + missingForMs;
    const { retryAt = 0 } = SpotifyError.is(error) ? error : {};
    return Math.max(now + failedForMs, retryAt);
  }

  #memoryOf(connection: Connection): Memory {
    const known = this.#memories.get(connection);
    if (known) return known;
    const memory: Memory = {
      items: new Latest(mostRemembered),
      failures: new Latest(mostRemembered),
      asking: new SharedWork(),
    };
    this.#memories.set(connection, memory);
    return memory;
  }
}

async function itemOf({ library }: Connection, uri: string, { items }: Memory): Promise<ItemAtHand> {
  return { ...items.get(uri), ...(await library.atHand(uri)) };
}

function questionsOn(item: ItemAtHand, { kind }: LinkedReference): Question[] {
  const isKnown: Track | Album | undefined = kind === 'track' ? item.track : item.album;
  return [
    ...(isKnown ? [] : [{ about: 'item', family: kind === 'track' ? 'tracks' : 'albums' } as const]),
    ...(item.state === 'unknown' ? [{ about: 'state', family: 'library' } as const] : []),
  ];
}

/** Spotify may answer with a track that stands in for the linked one; what is saved is the linked one. */
function asLinked(track: Track, { id }: LinkedReference): Track {
  const uri = spotifyUri('track', id);
  return track.uri === uri ? track : { ...track, uri, id };
}
