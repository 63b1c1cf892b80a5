import type { RelatedTracks, Relation } from '../library/relatedTracks.ts';
import type { SavedTrack } from '../model/track.ts';
import type { PanelSource } from './panelSource.ts';

/** One list of related tracks. */
export interface RelatedList {
  /** What was shown once stays while the page is there, so that nothing vanishes under somebody's finger. */
  readonly shown: readonly SavedTrack[];
  /** How many of them are saved. */
  readonly saved: number;
}

/** While much changes, saved tracks are looked through this often, in milliseconds. */
const restMs = 100;

type ListName = keyof RelatedTracks;

const nothing: RelatedList = { shown: [], saved: 0 };
const none: Readonly<Record<ListName, RelatedList>> = {
  byArtists: nothing,
  onAlbum: nothing,
  versions: nothing,
};

/** The saved tracks that have to do with what a page is about, kept in step with the library. */
export class Relations {
  readonly #source: PanelSource;
  readonly #onDidChange: () => void;
  #relation: Relation | undefined;
  #lists = none;
  /** Saved tracks as they were looked through last. */
  #looked: object | undefined;
  #resting: NodeJS.Timeout | undefined;

  constructor(source: PanelSource, onDidChange: () => void) {
    this.#source = source;
    this.#onDidChange = onDidChange;
  }

  get byArtists(): RelatedList {
    return this.#lists.byArtists;
  }

  get onAlbum(): RelatedList {
    return this.#lists.onAlbum;
  }

  get versions(): RelatedList {
    return this.#lists.versions;
  }

  /** Finds tracks related in this way from now on. */
  find(relation: Relation): void {
    if (JSON.stringify(relation) === JSON.stringify(this.#relation)) return;
    this.#relation = relation;
    void this.#look(relation);
  }

  /** The library may have changed. */
  refresh(): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      if (this.#relation && this.#looked !== this.#source.savedTracks) void this.#look(this.#relation);
    }, restMs);
  }

  dispose(): void {
    this.#relation = undefined;
    clearTimeout(this.#resting);
  }

  async #look(relation: Relation): Promise<void> {
    const looked = this.#source.savedTracks;
    this.#looked = looked;
    const found = await this.#source.related(relation);
    if (relation !== this.#relation || looked !== this.#looked) return;
    const { byArtists, onAlbum, versions } = this.#lists;
    this.#lists = {
      byArtists: joined(byArtists, found.byArtists),
      onAlbum: joined(onAlbum, found.onAlbum),
      versions: joined(versions, found.versions),
    };
    this.#onDidChange();
  }
}

/** What is not among `found` any more stays at the place where it was. */
function joined(before: RelatedList, found: readonly SavedTrack[]): RelatedList {
  const uris = new Set(found.map(({ track }) => track.uri));
  const shown = [...found];
  for (const [index, row] of before.shown.entries())
    if (!uris.has(row.track.uri)) shown.splice(index, 0, row);
  return { shown, saved: found.length };
}
