import type { QuickPickItem } from 'vscode';
import { window } from 'vscode';
import { pickWords } from '../messages/finding.ts';

/** A row of a Quick Pick that stands for `value`. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Lets the person choose one of `choices`. Undefined when they give up. */
export async function chooseOne<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T | undefined> {
  if (choices.length === 0) {
    void window.showInformationMessage(pickWords.nothingToChoose());
    return undefined;
  }
  return (await window.showQuickPick([...choices], { placeHolder, matchOnDescription: true }))?.value;
}

/** Lets the person tick any of `choices`. Undefined when they give up. */
export async function chooseMany<T>(
  choices: readonly Choice<T>[],
  placeHolder: string,
): Promise<T[] | undefined> {
  if (choices.length === 0) {
    void window.showInformationMessage(pickWords.nothingToChoose());
    return undefined;
  }
  const options = { placeHolder, matchOnDescription: true, canPickMany: true } as const;
  return (await window.showQuickPick([...choices], options))?.map(choice => choice.value);
}
