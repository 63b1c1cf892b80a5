import type { QuickInputButton } from 'vscode';
import { ThemeIcon } from 'vscode';
import { findWords } from '../messages/finding.ts';

/** Removes all of `count` tracks that were found; none for one alone, which has a button of its own. */
export function removeAllButton(count: number): QuickInputButton[] {
  if (count < 2) return [];
  return [{ iconPath: new ThemeIcon('trash'), tooltip: findWords.removeAll(count) }];
}

/** Saves all of `count` tracks that were found at Spotify. */
export function saveAllButton(count: number): QuickInputButton[] {
  if (count < 2) return [];
  return [{ iconPath: new ThemeIcon('add'), tooltip: findWords.saveAll(count) }];
}

/** Whether buttons say the same, and need not be drawn again. */
export function haveSameWords(
  shown: readonly QuickInputButton[],
  buttons: readonly QuickInputButton[],
): boolean {
  return (
    shown.length === buttons.length &&
    buttons.every(({ tooltip }, place) => shown[place]?.tooltip === tooltip)
  );
}
