import type { QuickInputButton } from 'vscode';
import { ThemeIcon } from 'vscode';
import { findWords } from '../messages/finding.ts';

/** A button above the list, for all that was found. */
export interface ButtonForAll extends QuickInputButton {
  readonly does: 'export' | 'remove' | 'save';
}

/**
 * The buttons for all that was found in the library, which is `count` tracks; none for one alone, which has buttons of
 * its own.
 */
export function libraryButtons(count: number): ButtonForAll[] {
  if (count < 2) return [];
  const remove = { iconPath: new ThemeIcon('trash'), tooltip: findWords.removeAll(count) };
  return [exportButton(count), { ...remove, does: 'remove' }];
}

/** The buttons for all that was found at Spotify, of which `unsaved` are not saved. */
export function spotifyButtons(count: number, unsaved: number): ButtonForAll[] {
  const save = { iconPath: new ThemeIcon('add'), tooltip: findWords.saveAll(unsaved) };
  return [
    ...(count < 2 ? [] : [exportButton(count)]),
    ...(unsaved < 2 ? [] : [{ ...save, does: 'save' } as const]),
  ];
}

function exportButton(count: number): ButtonForAll {
  return { iconPath: new ThemeIcon('export'), tooltip: findWords.exportAll(count), does: 'export' };
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
