// The only file that knows the component library. Imported piece by piece: its index brings every component.
// Its badges and tags set style attributes, which the page's content security policy refuses.
import { vsCodeButton } from '@vscode/webview-ui-toolkit/dist/button/index.js';
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
  disabled: boolean;
}

/** Makes the elements known to the browser; nothing of this file works before. */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

/** A button. With the look `icon` the label is only spoken, and shown as a tooltip. */
export function button(look: ButtonLook, iconName: IconName | undefined, onClick: () => void): ButtonControl {
  const root = document.createElement('vscode-button') as ButtonElement;
  const picture = iconName && icon(iconName);
  // Not in an element: the library makes every slotted span as small as a picture.
  const text = document.createTextNode('');
  root.appearance = look;
  if (picture) root.append(picture);
  if (picture && look !== 'icon') picture.slot = 'start';
  if (look !== 'icon') root.append(text);
  root.addEventListener('click', onClick);
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
      root.disabled = !enabled;
    },
  };
}
