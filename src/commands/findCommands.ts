import type { Connection } from '../library/connections.ts';
import type { CommandHandlers } from '../manifest.ts';
import type { FindParts } from './findPick.ts';
import { FindPick } from './findPick.ts';
import { withConnection } from './readiness.ts';

/**
 * The command that finds. Going through what was found, one by one, is a matter of calling it again: the text that
 * details were opened with is offered then, for as long as the same library is open. It is kept nowhere else.
 */
export function findCommands(
  parts: FindParts,
  log: (line: string) => void,
): CommandHandlers<'tracklist.find'> {
  const last = new WeakMap<Connection, string>();
  return {
    'tracklist.find': withConnection(parts.connections, async connection => {
      last.set(connection, await new FindPick(parts, connection, last.get(connection) ?? '', log).show());
    }),
  };
}
