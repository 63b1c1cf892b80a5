import type { Connections } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { CommandArguments, CommandHandlers, RowArguments } from '../manifest.ts';
import type { Views } from '../views/views.ts';
import { isOnRows, rowsOf } from './rowArguments.ts';
import { exportList } from './exportList.ts';
import type { ExportSource } from './exportSource.ts';
import { chooseSource, sourceOfRows } from './exportSource.ts';
import type { ImportParts } from './importList.ts';
import { importList } from './importList.ts';
import { readyConnection, withConnection } from './readiness.ts';

/** What exporting and importing need. */
export interface InterchangeParts extends ImportParts {
  readonly connections: Connections;
  readonly views: Views;
}

/** Commands that write lists for other programs, and read theirs. */
export function interchangeCommands(
  parts: InterchangeParts,
  log: (line: string) => void,
): CommandHandlers<'tracklist.export' | 'tracklist.import'> {
  return {
    'tracklist.export': async (...args) => {
      const source = await sourceFor(parts, args);
      if (source) await exportList(source, log);
    },
    'tracklist.import': withConnection(parts.connections, connection => importList(parts, connection, log)),
  };
}

async function sourceFor(
  { connections, views }: InterchangeParts,
  args: CommandArguments['tracklist.export'],
): Promise<ExportSource | undefined> {
  const [first] = args;
  if (isItems(first)) return { items: first, name: 'tracklist-export' };
  const connection = await readyConnection(connections);
  if (!connection) return undefined;
  const rows = args as RowArguments;
  return isOnRows(rows)
    ? sourceOfRows(await rowsOf(views, rows), connection)
    : chooseSource(connection, views);
}

function isItems(first: unknown): first is readonly SavedItem[] {
  return Array.isArray(first);
}
