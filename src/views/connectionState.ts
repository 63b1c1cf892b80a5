import type { Disposable } from '../model/event.ts';
import type { Connections, ConnectionState } from '../library/connections.ts';
import type { Contexts } from '../manifest.ts';
import { setContext } from '../manifest.ts';

/** Keeps the contexts, which decide what welcome and which views are shown, in step with the connection. */
export function followConnectionState(connections: Connections): Disposable {
  const follow = (state: ConnectionState): void => {
    const isDemo = state.kind === 'ready' && state.connection.kind === 'demo';
    // At no moment is the demo taken for a library of their own, which would complete steps of the walkthrough.
    if (isDemo) setContext('tracklist.demo', true);
    setContext('tracklist.state', contextOf(state));
    setContext('tracklist.demo', isDemo);
  };
  follow(connections.state);
  return connections.onDidChange(follow);
}

function contextOf(state: ConnectionState): Contexts['tracklist.state'] {
  if (state.kind !== 'signedOut' || state.end === undefined) return state.kind;
  return state.end === 'unknownClient' ? 'unknownApp' : 'ended';
}
