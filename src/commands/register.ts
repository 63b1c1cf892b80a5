import type { Disposable } from 'vscode';
import { env, Uri, window } from 'vscode';
import { extensionAddress } from '../auth/flows.ts';
import type { CommandHandlers, CommandId } from '../manifest.ts';
import { addCommand, openWalkthrough, runCommand } from '../manifest.ts';
import { explain, showHow } from '../messages/explain.ts';

/**
 * Registers commands; whatever goes wrong in one is explained to the person and logged.
 * @param load what they do, asked for at each command: it is not there before the first
 */
export function registerCommands<Id extends CommandId>(
  ids: readonly Id[],
  load: () => Promise<CommandHandlers<Id>>,
  log: (line: string) => void,
): Disposable[] {
  return ids.map(id =>
    addCommand(id, async (...args) => {
      try {
        const handlers = await load();
        const handler = handlers[id] as (...args: unknown[]) => unknown;
        await handler(...args);
      } catch (error) {
        log(`${id}: ${describeError(error)}`);
        await showError(error);
      }
    }),
  );
}

/** Tells a person what went wrong and offers the next step. What they stopped themselves is not told. */
export async function showError(error: unknown): Promise<void> {
  const explanation = explain(error);
  if (!explanation) return;
  const { sentence, action, step } = explanation;
  const buttons = [...(action ? [action.title] : []), ...(step ? [showHow()] : [])];
  const chosen = await window.showErrorMessage(sentence, ...buttons);
  if (step && chosen === showHow()) await openWalkthrough(extensionAddress, step);
  if (!action || chosen !== action.title) return;
  if ('command' in action) await runCommand(action.command);
  else await env.openExternal(Uri.parse(action.open));
}

/** Name, kind and message; for anything unexpected also where it came from. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'kind' in error
    ? `${error.name} ${String(error.kind)}: ${error.message}`
    : (error.stack ?? error.message);
}
