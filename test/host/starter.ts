// An extension beside Tracklist while `npm start` runs: brings the view to the front, which is what activates
// Tracklist.
import { commands } from 'vscode';

/** Called by VS Code when its window stands. */
export async function activate(): Promise<void> {
  await commands.executeCommand('workbench.view.extension.tracklist');
}
