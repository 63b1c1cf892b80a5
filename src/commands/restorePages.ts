import type { WebviewPanel } from 'vscode';
import { Disposable, window } from 'vscode';
import { trackPanelType } from '../panel/trackPanelType.ts';
import { reviewPanelType } from '../review/reviewPanelType.ts';

/** What takes over a page from before a reload, or closes it. */
type Restore = (panel: WebviewPanel, state: unknown) => Promise<void>;

/** What brings pages back. */
export interface PageRestorers {
  readonly restoreDetails: Restore;
  readonly restoreReview: Restore;
}

/** Lets VS Code bring pages back after a reload. */
export function restorePages(restorers: () => Promise<PageRestorers>): Disposable {
  return Disposable.from(
    window.registerWebviewPanelSerializer(trackPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await restorers()).restoreDetails(panel, state),
    }),
    window.registerWebviewPanelSerializer(reviewPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await restorers()).restoreReview(panel, state),
    }),
  );
}
