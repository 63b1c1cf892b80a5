import type { Connection } from './connections.ts';
import type { OnTrouble } from './openAccount.ts';
import type { DatabaseTrouble } from './store/databaseError.ts';

/** How what is kept on this computer is doing. */
export type StorageHealth = Readonly<Record<'library' | 'journal', DatabaseTrouble | 'kept' | 'notKept'>>;

/** Remembers what was wrong with what is kept on this computer since the window was opened. */
export class Troubles {
  readonly #tell: OnTrouble;
  readonly #last = new Map<'library' | 'journal', DatabaseTrouble>();

  /** @param tell hears each trouble, too */
  constructor(tell: OnTrouble) {
    this.#tell = tell;
  }

  readonly report: OnTrouble = (of, trouble) => {
    this.#last.set(of, trouble);
    this.#tell(of, trouble);
  };

  /** Nothing of the demo is kept. */
  of(connection: Connection | undefined): StorageHealth {
    if (!connection || connection.kind === 'demo') return { library: 'notKept', journal: 'notKept' };
    return {
      library: this.#last.get('library') ?? 'kept',
      journal: this.#last.get('journal') ?? 'kept',
    };
  }
}
