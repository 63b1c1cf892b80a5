/** Why a file could not be read or written, for the log: in a word, as whole messages hold where a person keeps it. */
export function fileTrouble(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
