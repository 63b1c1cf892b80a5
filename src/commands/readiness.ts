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

/** A command that does `work` with the library in use; nothing where there is none and the person declines. */
export function withConnection(
  connections: Connections,
  work: (connection: Connection) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const connection = await readyConnection(connections);
    if (connection) await work(connection);
  };
}
