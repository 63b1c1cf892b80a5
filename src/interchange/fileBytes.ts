/** The bytes of a file, put in piece by piece and taken out once: what was taken is not held any longer. */
export class FileBytes {
  readonly #pieces: Uint8Array[] = [];
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #isUtf8 = true;
  #begin: readonly number[] = [];
  #length = 0;

  /** Of one piece. */
  static of(bytes: Uint8Array): FileBytes {
    const file = new FileBytes();
    file.add(bytes);
    return file;
  }

  /** All that was put in, in bytes. */
  get length(): number {
    return this.#length;
  }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#begin.length < 2) this.#begin = [...this.#begin, ...piece.subarray(0, 2)].slice(0, 2);
    this.#check(piece);
  }

  /**
   * What a `TextDecoder` takes this for. A byte order mark tells UTF-8 and UTF-16; without one it is UTF-8, else
   * Windows-1252, as older spreadsheets write it.
   */
  encoding(): string {
    const [first, second] = this.#begin;
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
    this.#check();
    return this.#isUtf8 ? 'utf-8' : 'windows-1252';
  }

  *take(): Generator<Uint8Array, void> {
    for (let piece = this.#pieces.shift(); piece; piece = this.#pieces.shift()) yield piece;
  }

  /** @param piece the next; the file is over when it is missing */
  #check(piece?: Uint8Array): void {
    if (!this.#isUtf8) return;
    try {
      this.#utf8.decode(piece, { stream: piece !== undefined });
    } catch {
      this.#isUtf8 = false;
    }
  }
}
