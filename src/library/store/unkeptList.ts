import { Emitter } from '../../model/event.ts';
import type { ListStore } from '../listStore.ts';

/** Keeps nothing, for lists that last as long as the window: of the demo, and where there is no folder. */
export function unkeptList<Row>(): ListStore<Row> {
  const done = (): Promise<void> => Promise.resolve();
  return {
    load: () => Promise.resolve(undefined),
    append: done,
    replace: done,
    change: done,
    update: done,
    onDidChangeElsewhere: new Emitter<void>().event,
  };
}
