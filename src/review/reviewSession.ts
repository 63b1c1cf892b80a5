import type { Handlers } from '../../webview/message.ts';
import { claimedType, dispatch } from '../../webview/message.ts';
import { parseFromReview } from '../../webview/reviewProtocol.ts';
import type { FromReview, GroupView, ReviewRequest, ToReview } from '../../webview/reviewProtocol.ts';
import type { Disposable } from '../model/event.ts';
import type { GroupContent, ReviewContent } from './reviewContent.ts';
import type { ShownReview } from './reviewOffers.ts';
import { isOffered } from './reviewOffers.ts';
import type { ReviewPresenter } from './reviewPresenter.ts';
import type { ReviewWords } from './reviewWords.ts';

/** What a session works with. */
export interface SessionPorts {
  post(message: ToReview): void;
  /** Opens a Spotify URI in Spotify. */
  open(uri: string): void;
  log(line: string): void;
  readonly words: ReviewWords;
}

/** So many groups, and rows of each group, are sent at first and at each asking for more. */
export const pageSize = 100;

/**
 * What stands between a review and its page: sends the part of it that is looked at, again only where it is different,
 * and lets through only what the page offers. Knows no editor.
 */
export class ReviewSession implements Disposable {
  readonly #review: string;
  readonly #presenter: ReviewPresenter;
  readonly #ports: SessionPorts;
  readonly #handlers: Handlers<FromReview>;
  readonly #subscriptions: readonly (Disposable | undefined)[];
  /** Rows to show of the groups that somebody has asked for more of. */
  readonly #rowsOf = new Map<string, number>();
  #groupsToShow = pageSize;
  #shown: ShownReview | undefined;
  /** What the page was sent, as text: the groups by id, and all that is around them. */
  #sent = new Map<string, string>();
  #sentFrame = '';
  #isReady = false;
  #isScheduled = false;
  #isDisposed = false;

  /** @param review a name that the page keeps, see `ReviewMemory` */
  constructor(review: string, presenter: ReviewPresenter, ports: SessionPorts) {
    this.#review = review;
    this.#presenter = presenter;
    this.#ports = ports;
    const pass = (request: ReviewRequest): void => this.#pass(request);
    this.#handlers = {
      ready: () => this.#begin(),
      open: ({ uri }) => ports.open(uri),
      moreGroups: () => this.#showMoreGroups(),
      moreRows: ({ group }) => this.#showMoreRows(group),
      choose: pass,
      toggle: pass,
      check: pass,
      press: pass,
      pressGroup: pass,
      pressRow: pass,
      apply: pass,
      cancel: pass,
      retry: pass,
    };
    this.#subscriptions = [
      presenter.onDidChange(() => this.#schedule()),
      presenter.onDidAnnounce?.(sentence => this.#announce(sentence)),
    ];
  }

  /** Takes a message of the page; what is malformed or not on offer is logged and left alone. */
  receive(value: unknown): void {
    const message = parseFromReview(value);
    if (!message) this.#ports.log(`Review: ignored a message of type ${claimedType(value)}.`);
    else if (message.type === 'ready' || (this.#shown && isOffered(this.#shown, message)))
      dispatch(this.#handlers, message);
    else this.#ports.log('Review: ignored a request about something it does not show.');
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#subscriptions) subscription?.dispose();
    this.#presenter.dispose();
  }

  /** The page is new, or comes back after having been hidden: it knows nothing. */
  #begin(): void {
    this.#isReady = true;
    this.#sent.clear();
    this.#sentFrame = '';
    this.#render();
  }

  #showMoreGroups(): void {
    this.#groupsToShow += pageSize;
    this.#render();
  }

  #showMoreRows(group: string): void {
    this.#rowsOf.set(group, (this.#rowsOf.get(group) ?? pageSize) + pageSize);
    this.#render();
  }

  /** The page shows at once what the person did to it; what the review makes of that is sent in any case. */
  #pass(request: ReviewRequest): void {
    if (request.type === 'check') this.#sent.delete(request.group);
    this.#sentFrame = '';
    this.#presenter.receive(request);
    this.#schedule();
  }

  #announce(sentence: string): void {
    if (this.#isReady) this.#ports.post({ type: 'announce', sentence });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      this.#render();
    });
  }

  #render(): void {
    if (!this.#isReady || this.#isDisposed) return;
    const { groups: all, ...frame } = this.#presenter.content();
    const groups = this.#firstOf(all);
    const left = all.length - groups.size;
    this.#shown = { frame, groups, hasMore: left > 0 };
    const changed = this.#changedOf(groups);
    const message: ToReview = {
      type: 'render',
      review: this.#review,
      strings: this.#ports.words.page(),
      frame,
      order: [...groups.keys()],
      changed,
      ...(left > 0 ? { more: this.#more(left) } : {}),
    };
    const around = JSON.stringify({ ...message, changed: [] });
    if (changed.length === 0 && around === this.#sentFrame) return;
    this.#sentFrame = around;
    this.#ports.post(message);
  }

  #firstOf(all: ReviewContent['groups']): Map<string, GroupView> {
    const groups = new Map<string, GroupView>();
    for (let index = 0; index < Math.min(all.length, this.#groupsToShow); index++) {
      const group = all.at(index);
      if (group) groups.set(group.id, this.#viewOf(group));
    }
    return groups;
  }

  #viewOf(group: GroupContent): GroupView {
    const { rows } = group;
    const count = Math.min(rows.length, this.#rowsOf.get(group.id) ?? pageSize);
    const left = rows.length - count;
    return {
      ...group,
      rows: Array.from({ length: count }, (_, index) => rows.at(index)).filter(row => row !== undefined),
      ...(left > 0 ? { more: this.#more(left) } : {}),
    };
  }

  #more(left: number): string {
    return this.#ports.words.more(Math.min(pageSize, left), left);
  }

  /** Those that the page does not have like this; remembers all as sent. */
  #changedOf(groups: ReadonlyMap<string, GroupView>): GroupView[] {
    const before = this.#sent;
    this.#sent = new Map();
    const changed: GroupView[] = [];
    for (const [id, group] of groups) {
      const text = JSON.stringify(group);
      if (before.get(id) !== text) changed.push(group);
      this.#sent.set(id, text);
    }
    return changed;
  }
}
