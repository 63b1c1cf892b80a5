import type { LibraryState, PrintedText, TextWords } from '../interchange/libraryText/printText.ts';
import { printText, stateOf } from '../interchange/libraryText/printText.ts';
import { inSlices } from '../library/inSlices.ts';
import type { Library } from '../library/library.ts';
import { whenRead } from '../library/whenRead.ts';

interface LibraryTextParts {
  readonly library: Library;
  /** @param expected how many tracks there are at Spotify, when not all of them could be read */
  readonly words: (expected: number | undefined) => TextWords;
  /** Whether somebody has changed the text in this window without saving it. */
  readonly isDirty: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** What an editor asks about a text before it reads it. */
interface TextFacts {
  /** Epoch milliseconds; later for what is newer, as an editor compares them. */
  readonly modifiedAt: number;
  /** In bytes. */
  readonly size: number;
}

interface Printed extends TextFacts {
  readonly content: Uint8Array;
  readonly state: string;
}

/** Of what is printed for those who have a text of their own already: theirs is never older. */
const oldest: TextFacts = { modifiedAt: 1, size: 1 };

/**
 * The text of one library: its draft when there is one, else the library itself, printed when somebody wants to read
 * it. What is being edited is not printed anew.
 */
export class LibraryText {
  readonly #parts: LibraryTextParts;
  readonly #states = new Map<string, readonly string[]>();
  #printed: Promise<Printed> | undefined;
  #modifiedAt = oldest.modifiedAt;
  /** An editor takes what it reads next for as old as it was told before. */
  #isToldOldest = false;
  #state: string | undefined;

  constructor(parts: LibraryTextParts) {
    this.#parts = parts;
  }

  /** Whether there is a draft. Rejects when that cannot be found out. */
  async hasDraft(): Promise<boolean> {
    return (await this.#parts.library.drafts.facts()) !== undefined;
  }

  /** Rejects when the draft cannot be read, and with a `SpotifyError` when the library cannot. */
  async facts(): Promise<TextFacts> {
    const draft = await this.#parts.library.drafts.facts();
    if (draft) return { modifiedAt: (this.#modifiedAt = draft.savedAt), size: draft.size };
    this.#isToldOldest = !this.#printed && this.#parts.isDirty();
    return this.#isToldOldest ? oldest : this.#print();
  }

  /** UTF-8, unless somebody has saved it otherwise. Rejects as `facts` does. */
  async read(): Promise<Uint8Array> {
    const draft = await this.#parts.library.drafts.read();
    if (draft) {
      this.#state = draft.state ?? this.#state;
      return draft.content;
    }
    const { content, state } = await this.#print();
    this.#state = state;
    return content;
  }

  /** Keeps a draft. Changes nothing else. Rejects when it cannot be kept. */
  async save(content: Uint8Array): Promise<void> {
    await this.#parts.library.drafts.write({ content, state: this.#state });
    this.#printed = undefined;
  }

  /** Forgets the draft; what is read next is the library. Rejects when that cannot be. */
  async dropDraft(): Promise<void> {
    await this.#parts.library.drafts.drop();
    this.#printed = undefined;
  }

  /** The text that somebody has in front of them says what it was made from. */
  noteState(name: string): void {
    this.#state = name;
  }

  /**
   * URIs of what a text was made from; undefined when that cannot be found out.
   * @param name as the text says; without it, as the text that was read last said
   */
  async stateNamed(name = this.#state): Promise<readonly string[] | undefined> {
    if (name === undefined) return undefined;
    return (
      this.#states.get(name) ?? (await this.#parts.library.drafts.stateNamed(name).catch(() => undefined))
    );
  }

  /** Remembers what a text is made from: on disk, or where that cannot be, as long as the window is open. */
  async keepState(state: LibraryState): Promise<void> {
    try {
      await this.#parts.library.drafts.keepState(state);
    } catch (error) {
      this.#states.set(state.name, state.uris);
      this.#parts.log(`What the text was made from is known in this window only: ${String(error)}`);
    }
  }

  /** Whether what was read is not the library any more; the next one to read gets it as it is now. */
  async follow(): Promise<boolean> {
    const printed = await this.#printed?.catch(() => undefined);
    if (!printed || this.#parts.isDirty() || (await this.hasDraft())) return false;
    const { name } = await inSlices(stateOf(this.#parts.library.savedTracks.rows));
    if (name === printed.state) return false;
    this.#printed = undefined;
    return true;
  }

  /** The library as it is now, whatever somebody has made of it. Rejects with a `SpotifyError`. */
  async current(): Promise<PrintedText> {
    const { library, words } = this.#parts;
    await whenRead(library, library.savedTracks);
    const { rows, status, isComplete } = library.savedTracks;
    if (rows.length === 0 && status.error) throw status.error;
    const printed = await inSlices(printText(rows, words(isComplete ? undefined : status.total)));
    await this.keepState(printed.state);
    return printed;
  }

  #print(): Promise<Printed> {
    this.#printed ??= this.#printNow().catch((error: unknown) => {
      this.#printed = undefined;
      throw error;
    });
    return this.#printed;
  }

  async #printNow(): Promise<Printed> {
    const { state, pieces } = await this.current();
    const content = Buffer.concat(await inSlices(encoded(pieces)));
    if (this.#isToldOldest) return { content, state: state.name, ...oldest };
    this.#modifiedAt = Math.max(this.#parts.now(), this.#modifiedAt + 1);
    return { content, state: state.name, modifiedAt: this.#modifiedAt, size: content.length };
  }
}

function* encoded(pieces: readonly string[]): Generator<undefined, Buffer[]> {
  const buffers: Buffer[] = [];
  for (const piece of pieces) {
    buffers.push(Buffer.from(piece));
    yield;
  }
  return buffers;
}
