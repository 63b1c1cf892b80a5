import { button, type ButtonControl } from './components.ts';
import { element } from './dom.ts';
import { keyed, type KeyedPart } from './keyed.ts';
import type { ReviewButtonView } from './reviewProtocol.ts';

/** The buttons of the page, of a group or of a row; nothing where there are none. */
export function reviewButtons(
  className: string,
  onPress: (button: string) => void,
): KeyedPart<readonly ReviewButtonView[]> {
  const root = element('div', { class: className });
  const children = keyed(root, () => reviewButton(onPress));
  root.hidden = true;
  return {
    root,
    update(views) {
      root.hidden = views.length === 0;
      children.update(
        views.map(({ id }) => id),
        new Map(views.map(view => [view.id, view])),
      );
    },
  };
}

function reviewButton(onPress: (button: string) => void): KeyedPart<ReviewButtonView> {
  let id = '';
  const control: ButtonControl = button('secondary', undefined, () => onPress(id));
  return {
    root: control.root,
    update(view) {
      ({ id } = view);
      control.setLabel(view.label, view.inFull);
      control.setEnabled(view.enabled !== false);
    },
  };
}
