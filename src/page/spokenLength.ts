/** The length in words, as it should be read out: "3 minutes, 47 seconds". */
export function spokenLength(durationMs: number, locale: string): string {
  const seconds = Math.floor(durationMs / 1000);
  const parts = [
    { unit: 'hour', value: Math.floor(seconds / 3600) },
    { unit: 'minute', value: Math.floor(seconds / 60) % 60 },
    { unit: 'second', value: seconds % 60 },
  ];
  const spoken = parts
    .filter(({ unit, value }) => value > 0 || (unit === 'second' && seconds === 0))
    .map(({ unit, value }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
    );
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(spoken);
}
