// The only file that knows the component library. Imported piece by piece: its index brings every component.
// Its badges and tags set style attributes, which the page's content security policy refuses.
import { vsCodeButton } from '@vscode/webview-ui-toolkit/dist/button/index.js';
import { vsCodeCheckbox } from '@vscode/webview-ui-toolkit/dist/checkbox/index.js';
import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit/dist/vscode-design-system.js';
import { icon, setIcon, type IconName } from './icons.ts';

/** How much a button stands out: the page's one main action, the others, or only a picture. */
export type ButtonLook = 'primary' | 'secondary' | 'icon';

/** A button of the component library, with what may change about it. */
export interface ButtonControl {
  readonly root: HTMLElement;
  /** `inFull` is what the button is called for those who do not see it. */
  setLabel(label: string, inFull?: string): void;
  setIcon(name: IconName): void;
  setLook(look: ButtonLook): void;
  /** Undefined when the button is no toggle. */
  setPressed(pressed: boolean | undefined): void;
  setEnabled(enabled: boolean): void;
}

/** What the library's button has beyond any element; it listens to its properties, not to all attributes. */
interface ButtonElement extends HTMLElement {
  appearance: ButtonLook;
}

/** Makes buttons known to the browser; they do not work before. */
export function registerButtons(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

/** Makes boxes to tick known to the browser; they do not work before. */
export function registerCheckboxes(): void {
  provideVSCodeDesignSystem().register(vsCodeCheckbox());
}

/** A button. With the look `icon` the label is only spoken, and shown as a tooltip. */
export function button(look: ButtonLook, iconName: IconName | undefined, onClick: () => void): ButtonControl {
  const root = document.createElement('vscode-button') as ButtonElement;
  const picture = iconName && icon(iconName);
  // Not in an element: the library makes every slotted span as small as a picture.
  const text = document.createTextNode('');
  // As an attribute, which its style goes by at once; the property is written there a moment later.
  root.setAttribute('appearance', look);
  if (picture) root.append(picture);
  if (picture && look !== 'icon') picture.slot = 'start';
  if (look !== 'icon') root.append(text);
  let isEnabled = true;
  root.addEventListener('click', () => {
    if (isEnabled) onClick();
  });
  return {
    root,
    setLabel(label, inFull = label) {
      if (text.data !== label) text.data = label;
      // The attribute, and not the property: a picture without it calls itself "Icon Button".
      if (root.getAttribute('aria-label') !== inFull) root.setAttribute('aria-label', inFull);
      if (root.appearance === 'icon') root.title = label;
    },
    setIcon(name) {
      if (picture) setIcon(picture, name);
    },
    setLook(changed) {
      root.appearance = changed;
    },
    setPressed(pressed) {
      root.ariaPressed = pressed === undefined ? null : pressed ? 'true' : 'false';
    },
    setEnabled(enabled) {
      isEnabled = enabled;
      // Not `disabled`: the focus would be lost while a change is on its way.
      if (enabled) root.removeAttribute('aria-disabled');
      else root.setAttribute('aria-disabled', 'true');
    },
  };
}

/** A box to tick of the component library, with what may change about it. */
export interface CheckboxControl {
  readonly root: HTMLElement;
  /** `inFull` is what the box is called for those who do not see what it belongs to. */
  setLabel(label: string, inFull?: string): void;
  setChecked(checked: boolean): void;
  setEnabled(enabled: boolean): void;
}

interface CheckboxElement extends HTMLElement {
  checked: boolean;
  disabled: boolean;
}

/** How many there have been, for their ids. */
let checkboxes = 0;

/** A box to tick; `onChange` is told only what the person does. */
export function checkbox(onChange: (checked: boolean) => void): CheckboxControl {
  const root = document.createElement('vscode-checkbox') as CheckboxElement;
  const seen = document.createTextNode('');
  const spoken = document.createElement('span');
  let shown = false;
  spoken.className = 'unseen';
  spoken.id = `checkbox-${++checkboxes}`;
  root.append(seen, spoken);
  // Whenever it comes into the page it names itself by all its text; this counts for more.
  root.setAttribute('aria-labelledby', spoken.id);
  // The library tells of every change, also of those that come from here.
  root.addEventListener('change', () => {
    if (root.checked === shown) return;
    shown = root.checked;
    onChange(shown);
  });
  return {
    root,
    setLabel(label, inFull = label) {
      if (seen.data !== label) seen.data = label;
      if (spoken.textContent !== inFull) spoken.textContent = inFull;
    },
    setChecked(checked) {
      shown = checked;
      root.checked = checked;
    },
    setEnabled(enabled) {
      root.disabled = !enabled;
    },
  };
}
