import type { Draft, DraftFacts, Drafts, TextState } from './drafts.ts';
import { mostStates } from './drafts.ts';

/** Drafts that last as long as this object, as those of the demo do. */
export class MemoryDrafts implements Drafts {
  readonly #now: () => number;
  #draft: (Draft & DraftFacts) | undefined;
  #states = new Map<string, readonly string[]>();
  #isDiscarded = false;

  /** @param now epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  facts(): Promise<DraftFacts | undefined> {
    return Promise.resolve(this.#draft);
  }

  read(): Promise<Draft | undefined> {
    return Promise.resolve(this.#draft);
  }

  write(draft: Draft): Promise<void> {
    if (this.#isDiscarded) return Promise.reject(new Error('The library is no longer here.'));
    this.#draft = { ...draft, savedAt: this.#now(), size: draft.content.length };
    return Promise.resolve();
  }

  drop(): Promise<void> {
    this.#draft = undefined;
    return Promise.resolve();
  }

  keepState({ name, uris }: TextState): Promise<void> {
    this.#states.delete(name);
    this.#states.set(name, uris);
    const old = [...this.#states.keys()].filter(each => each !== this.#draft?.state).slice(0, -mostStates);
    for (const each of old) this.#states.delete(each);
    return Promise.resolve();
  }

  stateNamed(name: string): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.#states.get(name));
  }

  discard(): Promise<void> {
    this.#isDiscarded = true;
    this.#draft = undefined;
    this.#states.clear();
    return Promise.resolve();
  }
}
