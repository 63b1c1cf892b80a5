import { window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import { runCommand } from '../manifest.ts';
import { offerWords } from '../messages/signIn.ts';

/** The library in use; where there is none, offers to sign in or to look at the demo. Undefined when declined. */
export async function readyConnection(connections: Connections): Promise<Connection | undefined> {
  if (!connections.current) await connections.load();
  if (connections.current) return connections.current;
  const isSetUp = connections.state.kind === 'signedOut';
  const first = isSetUp ? offerWords.signIn() : offerWords.setUp();
  const chosen = await window.showInformationMessage(offerWords.notReady(), first, offerWords.demo());
  if (chosen === offerWords.demo()) await runCommand('tracklist.exploreDemo');
  else if (chosen === first) await runCommand(isSetUp ? 'tracklist.signIn' : 'tracklist.setUp');
  return connections.current;
}
