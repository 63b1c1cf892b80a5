import { button } from './components.ts';
import { post } from './host.ts';

/** How long a button shows that its text was copied, in milliseconds. */
const confirmationTime = 2000;

const confirmations = new Map<string, Set<() => void>>();

/** A button that puts `text` into the clipboard and shows when it is there. */
export function copyButton(text: string, label: string): HTMLElement {
  const copy = button('icon', 'copy', () => {
    confirmations.set(text, (confirmations.get(text) ?? new Set()).add(confirm));
    post({ type: 'copyText', text });
  });
  let timer = 0;
  const confirm = (): void => {
    copy.setIcon('check');
    clearTimeout(timer);
    timer = setTimeout(() => copy.setIcon('copy'), confirmationTime);
  };
  copy.root.classList.add('copy');
  copy.setLabel(label);
  return copy.root;
}

/** Confirms on the buttons that were pressed for `text`. */
export function confirmCopied(text: string): void {
  for (const confirm of confirmations.get(text) ?? []) confirm();
  confirmations.delete(text);
}
