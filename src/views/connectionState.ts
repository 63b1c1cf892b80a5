import type { Disposable } from '../model/event.ts';
import type { Connections, ConnectionState } from '../library/connections.ts';
import type { Contexts } from '../manifest.ts';
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

function contextOf(state: ConnectionState): Contexts['tracklist.state'] {
  if (state.kind !== 'signedOut' || state.end === undefined) return state.kind;
  return state.end === 'unknownClient' ? 'unknownApp' : 'ended';
}
