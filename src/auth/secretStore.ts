import type { Event } from '../model/event.ts';

/** The editor's SecretStorage, as far as it is needed here. All windows share one. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  /** Fires in every window, also in the one that made the change. */
  readonly onDidChange: Event<{ readonly key: string }>;
}
