import type { ReviewRequest } from '../../webview/reviewProtocol.ts';
import { importPlan, uriAt, wantedRecording } from '../interchange/importPlan.ts';
import { inSlices } from '../library/inSlices.ts';
import type { Match } from '../library/matching/match.ts';
import { explain } from '../messages/explain.ts';
import { importReviewWords as words } from '../messages/importing.ts';
import { Emitter } from '../model/event.ts';
import type { Disposable } from '../model/event.ts';
import { importContent } from './importContent.ts';
import type { ImportPorts, WantedItem } from './importPorts.ts';
import type { ImportState } from './importState.ts';
import { noPlan, placeIn, wantedPlaces } from './importState.ts';
import type { ReviewContent } from './reviewContent.ts';
import type { ReviewPresenter } from './reviewPresenter.ts';

/**
 * The preview of an import: what of a list is saved already, what would be added, what has to be looked up or chosen, and
 * what could not be read. Asks Spotify nothing before a person agrees to so many requests.
 */
export class ImportPresenter implements ReviewPresenter {
  readonly title = words.title();
  readonly #ports: ImportPorts;
  readonly #changed = new Emitter<undefined>();
  readonly #announced = new Emitter<string>();
  readonly #subscription: Disposable;
  readonly #matches = new Map<number, Match>();
  readonly #chosen = new Map<number, string>();
  readonly #unwanted = new Set<number>();
  #state: ImportState;
  #search: AbortController | undefined;
  #planning: Promise<void> | undefined;
  #isPlanStale = false;
  #isDisposed = false;

  readonly onDidChange = this.#changed.event;
  readonly onDidAnnounce = this.#announced.event;

  constructor(ports: ImportPorts) {
    this.#ports = ports;
    this.#state = {
      plan: noPlan,
      matches: this.#matches,
      chosen: this.#chosen,
      unwanted: this.#unwanted,
      keepsDates: true,
      isAdding: false,
    };
    this.#subscription = ports.library.onDidChange(() => void this.#planAnew());
  }

  /** Sorts the list. Resolves when it can be shown. */
  async begin(): Promise<void> {
    await this.#planAnew();
  }

  content(): ReviewContent {
    return importContent(this.#ports, this.#state);
  }

  receive(request: ReviewRequest): void {
    const { report } = this.#ports;
    if (request.type === 'check') this.#check(request);
    else if (request.type === 'toggle') this.#show({ keepsDates: request.checked });
    else if (request.type === 'press' || request.type === 'retry') this.#lookUp().catch(report);
    else if (request.type === 'cancel') this.#search?.abort();
    else if (request.type === 'apply') this.#add().catch(report);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#search?.abort();
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#announced.dispose();
  }

  #show(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#isDisposed) this.#changed.fire(undefined);
  }

  #check({ group, row, checked }: Extract<ReviewRequest, { type: 'check' }>): void {
    const place = placeIn(group);
    if (place === undefined) {
      if (checked) this.#unwanted.delete(Number(row));
      else this.#unwanted.add(Number(row));
      this.#show({});
      return;
    }
    if (checked) this.#chosen.set(place, row);
    else this.#chosen.delete(place);
    void this.#planAnew();
  }

  /** Changes that come while it is being sorted are taken in by sorting once more. */
  #planAnew(): Promise<void> {
    this.#isPlanStale = true;
    this.#planning ??= this.#plan().finally(() => (this.#planning = undefined));
    return this.#planning;
  }

  async #plan(): Promise<void> {
    const { list, library } = this.#ports;
    while (this.#isPlanStale && !this.#isDisposed) {
      this.#isPlanStale = false;
      const isSaved = (uri: string): boolean => library.savedState(uri) === 'saved';
      const facts = { items: list.items, matches: this.#matches, chosen: this.#chosen, isSaved };
      this.#show({ plan: await inSlices(importPlan(facts)) });
    }
  }

  async #lookUp(): Promise<void> {
    const { list, library, confirmLookUp } = this.#ports;
    const places = [...this.#state.plan.toLookUp];
    if (this.#search || places.length === 0) return;
    const search = (this.#search = new AbortController());
    const wanted = places.flatMap(place => list.items[place] ?? []).map(wantedRecording);
    try {
      if (!(await confirmLookUp(places.length, await library.recordings.cost(wanted)))) return;
      this.#show({ lookingUp: { done: 0, total: places.length }, problem: undefined });
      let done = 0;
      const { error } = await library.recordings.findAll(wanted, {
        signal: search.signal,
        onFound: (index, match) => {
          this.#matches.set(places[index] ?? -1, match);
          this.#show({ lookingUp: { done: ++done, total: places.length } });
          void this.#planAnew();
        },
      });
      await this.#planAnew();
      this.#show({ problem: error && explain(error)?.sentence });
      this.#announced.fire(words.lookedUp(done, this.#state.plan.toLookUp.length));
    } finally {
      this.#search = undefined;
      this.#show({ lookingUp: undefined });
    }
  }

  async #add(): Promise<void> {
    if (this.#state.isAdding) return;
    this.#show({ isAdding: true });
    await this.#ports.add(this.#wanted(), this.#state.keepsDates && this.#ports.library.keepsDates);
    this.#show({ isAdding: false });
    await this.#planAnew();
  }

  /** What is to be added, in the order of the list. */
  #wanted(): WantedItem[] {
    const { list } = this.#ports;
    const facts = { items: list.items, matches: this.#matches, chosen: this.#chosen };
    return wantedPlaces(this.#state).flatMap(place => {
      const [uri, item] = [uriAt(facts, place), list.items[place]];
      return uri === undefined || !item ? [] : [{ uri, item }];
    });
  }
}
