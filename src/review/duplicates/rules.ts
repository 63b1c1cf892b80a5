import type { ChoiceView } from '../../../webview/reviewProtocol.ts';
import type { KeepRule } from '../../library/duplicates/keepRule.ts';
import { keepRules } from '../../library/duplicates/keepRule.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';

/** Until the person chooses another: nothing moves in a list that is sorted by date. */
export const firstRule: KeepRule = 'oldestAdded';

/** The choice of what decides which copy stays. */
export function ruleChoice(chosen: KeepRule, enabled: boolean): ChoiceView {
  const options = keepRules.map(id => ({ id, label: words.ruleLabel(id) }));
  return { id: 'rule', label: words.rule(), options, chosen, enabled };
}

/** The rule with this name, if there is one. */
export function ruleOf(option: string): KeepRule | undefined {
  return keepRules.find(rule => rule === option);
}
