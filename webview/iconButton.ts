import { element, setTitle } from './dom.ts';
import { icon, setIcon, type IconName } from './icons.ts';

/** A button that is only a picture. */
export interface IconButton {
  readonly root: HTMLButtonElement;
  setIcon(name: IconName): void;
  /** `label` tells it from those of other rows, `hint` is its tooltip. */
  setLabel(label: string, hint: string): void;
  setEnabled(enabled: boolean): void;
}

/**
 * A button for rows, of which there are many: a plain one costs a tenth of the component library's, and looks the same.
 */
export function iconButton(name: IconName, onClick: () => void): IconButton {
  const picture = icon(name);
  const root = element('button', { class: 'icon-button', attributes: { type: 'button' } }, picture);
  let isEnabled = true;
  root.addEventListener('click', () => {
    if (isEnabled) onClick();
  });
  return {
    root,
    setIcon: changed => setIcon(picture, changed),
    setLabel(label, hint) {
      root.setAttribute('aria-label', label);
      setTitle(root, hint);
    },
    setEnabled(enabled) {
      isEnabled = enabled;
      // Not `disabled`: the focus would be lost while a change is on its way.
      root.setAttribute('aria-disabled', String(!enabled));
    },
  };
}
