import { button, type ButtonControl } from './components.ts';
import { post } from './host.ts';
import type { IconName } from './icons.ts';

/** How long a button shows that its text was copied, in milliseconds. */
const confirmationTime = 2000;

/** What to do when a text is in the clipboard, by text. */
const awaited = new Map<string, () => void>();

/** A button that puts `text` into the clipboard and shows when it is there. */
export function copyButton(text: string, label: string): HTMLElement {
  const copy = button('icon', 'copy', () => {
    awaitCopied(text, copy, 'copy');
    post({ type: 'copyText', text });
  });
  copy.root.classList.add('copy');
  copy.setLabel(label);
  return copy.root;
}

/** Shows a check on `control` for a while once `text` is in the clipboard, then `usual` again. */
export function awaitCopied(text: string, control: ButtonControl, usual: IconName): void {
  awaited.set(text, () => {
    control.setIcon('check');
    setTimeout(() => control.setIcon(usual), confirmationTime);
  });
}

/** Confirms on the button that was pressed for `text`. */
export function confirmCopied(text: string): void {
  awaited.get(text)?.();
  awaited.delete(text);
}
