import type { QuickPickItem } from 'vscode';
import { ThemeIcon, window } from 'vscode';
import type { FilterCondition, TrackFilter } from '../library/arrangement/arrangement.ts';
import { filterConditions, noFilter } from '../library/arrangement/arrangement.ts';
import { arrangeWords, filterConditionLabels } from '../messages/arranging.ts';

interface ConditionItem extends QuickPickItem {
  readonly condition: FilterCondition;
}

/**
 * Lets the person type words and tick conditions, beginning with those of `filter`; a button asks for nothing at all.
 * Undefined when they give up.
 */
export function askForFilter(filter: TrackFilter): Promise<TrackFilter | undefined> {
  const pick = window.createQuickPick<ConditionItem>();
  pick.title = arrangeWords.filterTitle();
  pick.placeholder = arrangeWords.filterPlaceholder();
  pick.canSelectMany = true;
  pick.buttons = [{ iconPath: new ThemeIcon('clear-all'), tooltip: arrangeWords.clearFilter() }];
  pick.items = filterConditions.map(conditionItem);
  pick.selectedItems = pick.items.filter(({ condition }) => filter.conditions.includes(condition));
  pick.value = filter.text;
  return new Promise<TrackFilter | undefined>(resolve => {
    pick.onDidTriggerButton(() => resolve(noFilter));
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.map(({ condition }) => condition);
      const conditions = filterConditions.filter(condition => chosen.includes(condition));
      resolve({ text: pick.value.trim(), conditions });
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

/** Shown whatever is typed: that is not for looking for conditions. */
function conditionItem(condition: FilterCondition): ConditionItem {
  const detail = condition === 'unavailable' ? { detail: arrangeWords.unavailableDetail() } : {};
  return { label: filterConditionLabels(condition).row, ...detail, alwaysShow: true, condition };
}
