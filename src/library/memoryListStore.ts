import { Emitter } from '../model/event.ts';
import type { KeptState, ListStore } from './listStore.ts';

/** Keeps nothing: the list lives as long as its window. */
export class MemoryListStore<Row> implements ListStore<Row> {
  readonly onDidChangeElsewhere = new Emitter<void>().event;

  load(): Promise<KeptState | undefined> {
    return Promise.resolve(undefined);
  }

  append(): Promise<void> {
    return Promise.resolve();
  }

  replace(): Promise<void> {
    return Promise.resolve();
  }

  change(): Promise<void> {
    return Promise.resolve();
  }

  update(): Promise<void> {
    return Promise.resolve();
  }
}
