/** Dates a day apart, the first one oldest. */
export function datesFor(uris: readonly string[]): Map<string, string> {
  return new Map(
    uris.map((uri, index) => [
      uri,
      new Date(Date.UTC(2020, 0, 1 + index)).toISOString().replace('.000Z', 'Z'),
    ]),
  );
}
