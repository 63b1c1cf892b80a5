import type { Renderer } from '../answers/renderer.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Listener } from '../listener.ts';
import type { QuotaMode } from '../quotaMode.ts';

/** What an endpoint answers from. */
export interface Context {
  readonly catalogue: Catalogue;
  readonly listener: Listener;
  readonly mode: QuotaMode;
  readonly render: Renderer;
  /** The market that was asked for: lists then hold only what is offered there. */
  readonly market: string | undefined;
  /** The request's address without its query. */
  readonly href: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly now: number;
}
