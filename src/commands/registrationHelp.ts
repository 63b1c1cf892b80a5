import type { QuickInputButton, QuickPickItem } from 'vscode';
import { env, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import { dashboardUrl } from '../messages/explain.ts';
import { setUpWords } from '../messages/signIn.ts';
import { sayBriefly } from './sayBriefly.ts';

interface Step extends QuickPickItem {
  readonly does?: 'openDashboard' | 'copyAll' | 'next';
  /** Copied when chosen. */
  readonly address?: string;
}

/**
 * Shows what to enter in Spotify's dashboard, each address with a copy button, and stays open meanwhile.
 * True when the person wants to go on, false when they give up.
 */
export function showRegistrationHelp(addresses: readonly string[]): Promise<boolean> {
  const pick = window.createQuickPick<Step>();
  pick.title = setUpWords.title();
  pick.placeholder = setUpWords.placeholder();
  pick.ignoreFocusOut = true;
  pick.items = stepsFor(addresses);
  return new Promise<boolean>(resolve => {
    pick.onDidTriggerItemButton(({ item }) => void copy(item.address ?? ''));
    pick.onDidAccept(() => {
      const [step] = pick.selectedItems;
      if (step?.does === 'next') resolve(true);
      else if (step?.does === 'openDashboard') void env.openExternal(Uri.parse(dashboardUrl));
      else if (step?.does === 'copyAll') void copy(addresses.join('\n'));
      else if (step?.address !== undefined) void copy(step.address);
    });
    pick.onDidHide(() => resolve(false));
    pick.show();
  }).finally(() => pick.dispose());
}

function stepsFor(addresses: readonly string[]): Step[] {
  const copyButton: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: setUpWords.copy() };
  return [
    {
      label: `$(link-external) ${setUpWords.openDashboard()}`,
      detail: setUpWords.openDashboardDetail(),
      does: 'openDashboard',
    },
    { label: setUpWords.registerThese(), kind: QuickPickItemKind.Separator },
    ...addresses.map(address => ({ label: address, buttons: [copyButton], address })),
    { label: `$(copy) ${setUpWords.copyAll()}`, does: 'copyAll' },
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(arrow-right) ${setUpWords.next()}`, detail: setUpWords.nextDetail(), does: 'next' },
  ];
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  sayBriefly(setUpWords.copied(text.split('\n', 1)[0] ?? ''));
}
