/** Which revisions of a list this window knows, and what it has been told of the others. */
export class Revisions {
  /** Everything up to here is known; undefined before the list was read. */
  #seen: number | undefined;
  /** Later ones, made here. */
  readonly #own = new Set<number>();
  #told: number | undefined;

  /** The list was read as it was at this revision. */
  see(revision: number): void {
    this.#seen = Math.max(revision, this.#seen ?? 0);
    for (const own of this.#own) if (own <= this.#seen) this.#own.delete(own);
    this.#advance();
  }

  /** This window has made a revision. */
  make(revision: number): void {
    this.#own.add(revision);
    this.#advance();
  }

  /** Another file is in the place of the one that was read. */
  forget(): void {
    if (this.#seen !== undefined) this.#seen = -1;
    this.#own.clear();
    this.#told = undefined;
  }

  isSeen(revision: number): boolean {
    return this.#seen !== undefined && revision <= this.#seen;
  }

  /** Whether others have made a revision up to this one that this window has not heard of. */
  isNews(revision: number): boolean {
    return this.#seen !== undefined && revision !== this.#seen && revision !== this.#told;
  }

  /** This window hears of the revision. */
  tell(revision: number): void {
    this.#told = revision;
  }

  #advance(): void {
    while (this.#seen !== undefined && this.#own.delete(this.#seen + 1)) this.#seen++;
  }
}
