import { element } from './dom.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import type { SectionId, SectionView } from './protocol.ts';
import { section } from './section.ts';

/** The sections of a page, each in its place. `contents` are those that show something of their own instead of rows. */
export function sections(
  page: () => string,
  contents: Partial<Record<SectionId, HTMLElement>> = {},
): Part<readonly SectionView[]> {
  const root = element('div', { class: 'sections' });
  const parts = new Map<SectionId, Part<SectionView>>();
  const partFor = (id: SectionId): Part<SectionView> => {
    const part = parts.get(id) ?? section({ page, content: contents[id] });
    parts.set(id, part);
    return part;
  };
  return {
    root,
    update(views: readonly SectionView[], strings: PageStrings) {
      for (const [index, view] of views.entries()) {
        const part = partFor(view.id);
        part.update(view, strings);
        const there = root.children.item(index);
        if (there !== part.root) root.insertBefore(part.root, there);
      }
      while (root.children.length > views.length) root.lastElementChild?.remove();
    },
  };
}
