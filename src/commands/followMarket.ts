import type { Connections } from '../library/connections.ts';
import type { Disposable } from '../model/event.ts';
import type { Settings } from '../settings.ts';

/** Lets the library in use look at the country that the person has named. */
export function followMarket(connections: Connections, settings: Settings): Disposable {
  const follow = (): void => connections.current?.library.availability.useMarket(settings.market());
  follow();
  const following = [
    connections.onDidChange(follow),
    settings.onDidChange(({ affects }) => affects('market') && follow()),
  ];
  return { dispose: () => following.forEach(each => each.dispose()) };
}
