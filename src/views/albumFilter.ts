import type { Memento } from 'vscode';
import type { Connection } from '../library/connections.ts';
import type { Disposable } from '../model/event.ts';
import { Emitter } from '../model/event.ts';

/**
 * Whether the person wants to see only those saved albums of which they like no track. Remembered beyond the window
 * and for all of them; the demo and a test server have their own.
 */
export class AlbumFilter implements Disposable {
  readonly #memory: Memento;
  readonly #known = new Map<Connection['kind'], boolean>();
  readonly #changed = new Emitter<undefined>();

  /** Fires when the person has chosen otherwise. */
  readonly onDidChange = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  isOn({ kind }: Pick<Connection, 'kind'>): boolean {
    return this.#known.get(kind) ?? this.#memory.get(keyOf(kind)) === true;
  }

  /** From now on it is like this. */
  async set({ kind }: Pick<Connection, 'kind'>, isOn: boolean): Promise<void> {
    if (this.isOn({ kind }) === isOn) return;
    this.#known.set(kind, isOn);
    this.#changed.fire(undefined);
    await this.#memory.update(keyOf(kind), isOn);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function keyOf(kind: Connection['kind']): string {
  return `albumsWithoutLikes.${kind}`;
}
