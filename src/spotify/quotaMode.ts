import { Emitter } from '../model/event.ts';
import { hasRemovedFields } from './removedFields.ts';

/** What Spotify lets an app do: `development` for every new app, `extended` for a few. */
export type QuotaMode = 'development' | 'extended';

/** What has been learned about an app; `denied` means a classic endpoint refused, which settles it. */
export interface QuotaKnowledge {
  readonly concluded: QuotaMode;
  readonly denied: boolean;
}

/**
 * Which quota mode to act on. Never probed: development is assumed, extended is concluded from fields that
 * development mode no longer has, and taken back for good when a classic endpoint answers 403 "Forbidden"
 * (some development apps still receive the fields). A person's setting overrides all of it.
 */
export class QuotaModeTracker {
  readonly #override: () => QuotaMode | undefined;
  readonly #changed = new Emitter<QuotaKnowledge>();
  #knowledge: QuotaKnowledge;

  /** Fires with what to remember for the client id. */
  readonly onDidLearn = this.#changed.event;

  constructor(override: () => QuotaMode | undefined, remembered?: QuotaKnowledge) {
    this.#override = override;
    this.#knowledge = remembered ?? { concluded: 'development', denied: false };
  }

  get mode(): QuotaMode {
    return this.#override() ?? this.#knowledge.concluded;
  }

  /** Looks in an answer's parsed JSON for fields that only extended mode delivers, while that is still open. */
  observe(json: unknown): void {
    if (this.#knowledge.denied || this.#knowledge.concluded === 'extended') return;
    if (hasRemovedFields(json)) this.#learn({ concluded: 'extended', denied: false });
  }

  /** A classic endpoint has answered 403 "Forbidden". */
  deny(): void {
    if (!this.#knowledge.denied) this.#learn({ concluded: 'development', denied: true });
  }

  /** Takes over what was learned before or elsewhere; nothing takes back a refusal. */
  recall(knowledge: QuotaKnowledge): void {
    if (!this.#knowledge.denied) this.#knowledge = knowledge;
  }

  #learn(knowledge: QuotaKnowledge): void {
    this.#knowledge = knowledge;
    this.#changed.fire(knowledge);
  }
}
