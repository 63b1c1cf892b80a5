/** Reads one form of list, piece by piece; what it finds goes to the sink it was made with. */
export interface ListReader {
  /** Reads on, a step of less than a few milliseconds at a time. `text` ends neither within a character nor within a line end. */
  write(text: string): Generator<undefined, void>;
  /** Reads what is left. */
  end(): Promise<void>;
}
