import type { Connection } from '../library/connections.ts';
import { viewWords } from '../messages/views.ts';

/** What pages call a library that is not the person's own; undefined for their own. */
export function sourceLabel({ kind }: Connection): string | undefined {
  const labels = { account: undefined, demo: viewWords.demo(), testServer: viewWords.testServer() };
  return labels[kind];
}
