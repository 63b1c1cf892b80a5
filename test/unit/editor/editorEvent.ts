import { Emitter } from '../../../src/model/event.ts';
import type { Disposable, Event } from '../../../src/model/event.ts';

const all: { readonly name: string; readonly listeners: number }[] = [];

/** An event of the editor itself, which lives longer than any extension; whoever listens to it is counted. */
export class EditorEvent<T> {
  readonly name: string;
  readonly #emitter = new Emitter<T>();
  #listeners = 0;

  constructor(name: string) {
    this.name = name;
    all.push(this);
  }

  get listeners(): number {
    return this.#listeners;
  }

  readonly event: Event<T> = (listener, thisArgs, disposables) => {
    const inner = this.#emitter.event(listener, thisArgs);
    this.#listeners++;
    let isOver = false;
    const subscription: Disposable = {
      dispose: () => {
        if (!isOver) this.#listeners--;
        isOver = true;
        inner.dispose();
      },
    };
    disposables?.push(subscription);
    return subscription;
  };

  fire(value: T): void {
    this.#emitter.fire(value);
  }
}

/** How many listen to each of the editor's events. */
export function editorListeners(): Record<string, number> {
  return Object.fromEntries(all.map(({ name, listeners }) => [name, listeners]));
}
