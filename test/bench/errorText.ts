/** What a client says when it fails, in one line. */
export function textOf(error: unknown): string {
  const { message, statusCode } = error as { message?: string; statusCode?: number };
  return `${statusCode === undefined ? '' : `${statusCode} `}${message ?? String(error)}`.split('\n')[0]!;
}
