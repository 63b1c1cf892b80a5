import type { FromPage, PageMemory } from './protocol.ts';
import type { FromReview, ReviewMemory } from './reviewProtocol.ts';

/** Either page keeps its own. */
type Memory = PageMemory | ReviewMemory;

/** What VS Code gives to a webview's script, once. */
interface Host {
  postMessage(message: FromPage | FromReview): void;
  getState(): unknown;
  setState(state: Memory): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

/** Says something to the extension. */
export function post(message: FromPage | FromReview): void {
  host.postMessage(message);
}

/** What was kept the last time; anything at all may come back. */
export function remembered<Kept extends Memory>(): Partial<Kept> {
  const state = host.getState();
  return typeof state === 'object' && state !== null ? state : {};
}

/** Keeps `memory` for when the page comes back, after having been hidden or after a reload. */
export function remember(memory: Memory): void {
  host.setState(memory);
}
