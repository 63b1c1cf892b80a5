/** States that are kept, besides that of the draft. */
export const mostStates = 8;

/** A text that somebody edits in place of the library, as it was saved last. */
export interface Draft {
  readonly content: Uint8Array;
  /** Names what the text was made from, where that was known when it was saved. */
  readonly state: string | undefined;
}

/** When a draft was saved, and how large it is. */
export interface DraftFacts {
  /** Epoch milliseconds. */
  readonly savedAt: number;
  /** In bytes. */
  readonly size: number;
}

/** What a text was made from, under a name that no other state has. */
export interface TextState {
  readonly name: string;
  /** URIs of tracks. */
  readonly uris: readonly string[];
}

/**
 * The draft of one library's text, and the states of the library that texts were made from: an editor may bring back a
 * text that was never saved after weeks. Methods that do not say otherwise reject when the disk does not do as told.
 */
export interface Drafts {
  /** Undefined when there is none. */
  facts(): Promise<DraftFacts | undefined>;
  /** Undefined when there is none. */
  read(): Promise<Draft | undefined>;
  /** Puts a draft in place of the one before, whole at once. */
  write(draft: Draft): Promise<void>;
  /** Forgets the draft. */
  drop(): Promise<void>;
  /** Remembers a state for as long as it is among the latest, or the draft was made from it. */
  keepState(state: TextState): Promise<void>;
  /** The URIs of a state; undefined when it is not known, or what is kept of it is damaged. */
  stateNamed(name: string): Promise<readonly string[] | undefined>;
  /** Forgets everything, and keeps nothing from now on. Never rejects. */
  discard(): Promise<void>;
}
