import type { Memento } from 'vscode';
import type { Arrangement } from '../library/arrangement/arrangement.ts';
import { isFiltering, noFilter, readArrangement } from '../library/arrangement/arrangement.ts';
import type { Connection } from '../library/connections.ts';
import type { Disposable } from '../model/event.ts';
import { Emitter } from '../model/event.ts';

/**
 * How the person wants to see their saved tracks, remembered beyond the window and for all of them: it is about their
 * music, not about a workspace. The demo and a test server have their own.
 */
export class Arrangements implements Disposable {
  readonly #memory: Memento;
  readonly #known = new Map<Connection['kind'], Arrangement>();
  readonly #changed = new Emitter<undefined>();

  /** Fires when the person has chosen another arrangement. */
  readonly onDidChange = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  of({ kind }: Pick<Connection, 'kind'>): Arrangement {
    const known = this.#known.get(kind) ?? readArrangement(this.#memory.get(keyOf(kind)));
    this.#known.set(kind, known);
    return known;
  }

  /** From now on it is like this. */
  async change({ kind }: Pick<Connection, 'kind'>, change: Partial<Arrangement>): Promise<void> {
    const arrangement = { ...this.of({ kind }), ...change };
    this.#known.set(kind, arrangement);
    this.#changed.fire(undefined);
    await this.#memory.update(keyOf(kind), arrangement);
  }

  /** Forgets what the tracks are filtered by, which may name somebody's music. */
  async forgetFilter(kind: Connection['kind']): Promise<void> {
    if (isFiltering(this.of({ kind }).filter)) await this.change({ kind }, { filter: noFilter });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function keyOf(kind: Connection['kind']): string {
  return `arrangement.${kind}`;
}
