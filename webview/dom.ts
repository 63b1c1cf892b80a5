/** What an element starts with; text goes in as text, never as markup. */
interface Beginning {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A new element with its children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, text, attributes = {} }: Beginning = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Shows `text`; an element without text takes no room. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
  target.hidden = text === '';
}

/** Sets a tooltip that repeats nothing the element says by itself. */
export function setTitle(target: HTMLElement, title: string): void {
  if (target.title !== title) target.title = title;
}

/**
 * Rebuilds the children of `target` only when `views` differ from what they show, so that the focus stays on
 * what has not changed.
 */
export function setChildren<View>(
  target: HTMLElement,
  views: readonly View[],
  build: (view: View, index: number) => Node,
): void {
  const shown = JSON.stringify(views);
  if (target.dataset.shown !== shown) target.replaceChildren(...views.map(build));
  target.dataset.shown = shown;
  target.hidden = views.length === 0;
}
