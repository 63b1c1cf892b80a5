import type { SectionView } from '../../webview/protocol.ts';
import type { Track } from '../model/track.ts';
import type { PageContext } from './panelPage.ts';
import type { PanelSection } from './panelSection.ts';
import type { RelatedList } from './relations.ts';
import { artistNames, trackRow } from './trackRow.ts';

interface RelatedSectionParts {
  readonly id: 'byArtists' | 'versions' | 'inLibrary';
  readonly title: () => string;
  readonly list: () => RelatedList;
  /** Those whom the page is about: rows that are by just them do not say so again. */
  readonly artists?: () => readonly { readonly name: string }[];
  /** Stays there to say that there are none. */
  readonly none?: () => string;
}

/** Rows that are shown at first, and then with each press of the button. */
const rowsAtOnce = 20;

/** Saved tracks that have to do with what the page is about: from the library, without a request. */
export class RelatedSection implements PanelSection {
  readonly isFree = true;
  readonly #context: PageContext;
  readonly #parts: RelatedSectionParts;
  #most = rowsAtOnce;

  constructor(parts: RelatedSectionParts, context: PageContext) {
    this.#parts = parts;
    this.#context = context;
  }

  get id(): RelatedSectionParts['id'] {
    return this.#parts.id;
  }

  view(isOpen: boolean): SectionView | undefined {
    const { id, title, list, none, artists } = this.#parts;
    const { words } = this.#context;
    const { shown, saved } = list();
    if (shown.length === 0 && !none) return undefined;
    const rows = isOpen ? shown.slice(0, this.#most) : [];
    const left = isOpen ? shown.length - rows.length : 0;
    return {
      id,
      title: title(),
      count: words.count(saved),
      isOpen,
      groups: [
        {
          rows: rows.map(({ track }) =>
            trackRow(track, this.#context, {
              details: [artistNames(track.artists, artists?.()), track.album?.name],
            }),
          ),
        },
      ],
      waiting: 0,
      ...(isOpen && none && shown.length === 0 ? { note: none() } : {}),
      ...(left > 0 ? { more: words.showMore(Math.min(left, rowsAtOnce), left) } : {}),
    };
  }

  trackAt(uri: string): Track | undefined {
    return this.#parts.list().shown.find(({ track }) => track.uri === uri)?.track;
  }

  more(): void {
    this.#most += rowsAtOnce;
    this.#context.onDidChange();
  }
}
