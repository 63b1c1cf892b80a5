import type { Connection } from '../library/connections.ts';
import { viewWords } from '../messages/views.ts';

/**
 * A view's description: what is shown, and whose library it is. That it is the demo or a test server stands
 * first, where a narrow sidebar does not cut it off.
 */
export function describeView({ kind, account }: Connection, facts: readonly string[]): string {
  const parts =
    kind === 'demo'
      ? [viewWords.demo(), ...facts]
      : kind === 'testServer'
        ? [viewWords.testServer(), ...facts, account.displayName]
        : [...facts, account.displayName];
  return parts.join(' · ');
}
