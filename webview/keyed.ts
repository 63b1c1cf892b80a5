/** A piece of the page that stands for something with an id. */
export interface KeyedPart<View> {
  readonly root: HTMLElement;
  update(view: View): void;
}

/** Pieces that come, go and change places, each keeping its focus and what else a person did to it. */
export interface Keyed<View> {
  /**
   * Shows these ids in this order, and updates those that `views` holds.
   * @returns where the focus belongs, if what had it has gone: what stands in its place, or the parent
   */
  update(order: readonly string[], views: ReadonlyMap<string, View>): HTMLElement | undefined;
}

/** Keeps the children of `parent`, which holds nothing else. An id without a view that is not there yet is left out. */
export function keyed<View>(parent: HTMLElement, build: () => KeyedPart<View>): Keyed<View> {
  const parts = new Map<string, KeyedPart<View>>();

  const remove = (wanted: ReadonlySet<string>): number | undefined => {
    let lost: number | undefined;
    let index = 0;
    for (const [id, { root }] of parts) {
      if (wanted.has(id)) index++;
      else {
        if (root.contains(document.activeElement)) lost = index;
        root.remove();
        parts.delete(id);
      }
    }
    return lost;
  };

  return {
    update(order, views) {
      const lost = remove(new Set(order));
      let next = parent.firstElementChild;
      for (const id of order) {
        const view = views.get(id);
        const part = parts.get(id) ?? (view && build());
        if (!part) continue;
        if (view) part.update(view);
        // In the order of the page, so that the place of what goes is known.
        parts.delete(id);
        parts.set(id, part);
        if (part.root === next) next = next.nextElementSibling;
        else parent.insertBefore(part.root, next);
      }
      if (lost === undefined) return undefined;
      const roots = [...parts.values()].map(({ root }) => root);
      return roots[lost] ?? roots.at(-1) ?? parent;
    },
  };
}
