import type { ProblemView } from '../../webview/sharedViews.ts';
import type { Disposable } from '../model/event.ts';
import type { PageContext } from './panelPage.ts';

/** Something that is read from Spotify while it is looked at: one thing at a time, given up when nobody looks any more. */
export class Reading implements Disposable {
  readonly #context: PageContext;
  #underWay: AbortController | undefined;
  #problem: ProblemView | undefined;

  constructor(context: PageContext) {
    this.#context = context;
  }

  get isUnderWay(): boolean {
    return this.#underWay !== undefined;
  }

  /** Why the last attempt failed. */
  get problem(): ProblemView | undefined {
    return this.#problem;
  }

  /** Begins `work`, unless something is being read already. */
  begin(work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#underWay) return;
    const underWay = new AbortController();
    this.#underWay = underWay;
    this.#problem = undefined;
    void this.#follow(work, underWay);
  }

  dispose(): void {
    this.#underWay?.abort();
    this.#underWay = undefined;
  }

  async #follow(work: (signal: AbortSignal) => Promise<void>, underWay: AbortController): Promise<void> {
    const { signal } = underWay;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) this.#problem = this.#context.actions.explain(error);
    }
    if (signal.aborted) return;
    this.#underWay = undefined;
    this.#context.onDidChange();
  }
}
