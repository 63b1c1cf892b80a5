import type { FromPage, PageMemory } from './protocol.ts';

/** What VS Code gives to a webview's script, once. */
interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageMemory): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

/** Says something to the extension. */
export function post(message: FromPage): void {
  host.postMessage(message);
}

/** What was kept the last time; anything at all may come back. */
export function remembered(): Partial<PageMemory> {
  const state = host.getState();
  return typeof state === 'object' && state !== null ? state : {};
}

/** Keeps `memory` for when the page comes back, after having been hidden or after a reload. */
export function remember(memory: PageMemory): void {
  host.setState(memory);
}
