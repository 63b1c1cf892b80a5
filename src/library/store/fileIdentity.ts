import { stat } from 'node:fs/promises';

/** Tells a file from any other that takes its place; undefined when there is none. */
export async function fileIdentity(file: string): Promise<string | undefined> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined);
  return stats && `${stats.dev}:${stats.ino}`;
}
