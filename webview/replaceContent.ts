/** Whoever was in what goes away, as on its Retry button, stays on the page instead of being thrown out of it. */
export function replaceContent(page: HTMLElement, content: HTMLElement): void {
  const hadFocus = page.contains(document.activeElement);
  page.replaceChildren(content);
  if (hadFocus) page.focus();
}
