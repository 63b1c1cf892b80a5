import type { Disposable } from '../model/event.ts';
import type { Connections, ConnectionState } from '../library/connections.ts';
import { setContext } from '../manifest.ts';

/** Keeps the contexts, which decide what welcome and which views are shown, in step with the connection. */
export function followConnectionState(connections: Connections): Disposable {
  const follow = (state: ConnectionState): void => {
    setContext('tracklist.state', contextOf(state));
    setContext('tracklist.demo', state.kind === 'ready' && state.connection.kind === 'demo');
  };
  follow(connections.state);
  return connections.onDidChange(follow);
}

function contextOf(state: ConnectionState): 'loading' | 'notSetUp' | 'signedOut' | 'ended' | 'ready' {
  return state.kind === 'signedOut' && state.end !== undefined ? 'ended' : state.kind;
}
