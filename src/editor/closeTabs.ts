import type { Uri } from 'vscode';
import { TabInputText, TabInputTextDiff, window } from 'vscode';

/**
 * Closes what shows documents of these addresses, but for those with changes that were not saved.
 * @param also whether the documents themselves are closed, or only comparisons with them
 */
export async function closeTabsOf(
  addresses: readonly Uri[],
  also: 'all' | 'comparisons' = 'all',
): Promise<void> {
  const wanted = new Set(addresses.map(String));
  const tabs = window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(({ isDirty }) => !isDirty)
    .filter(({ input }) => {
      if (input instanceof TabInputTextDiff) return wanted.has(input.original.toString());
      return also === 'all' && input instanceof TabInputText && wanted.has(input.uri.toString());
    });
  if (tabs.length > 0) await window.tabGroups.close(tabs);
}
