import type { Figures } from './figures.ts';
import type { Report } from './hour.ts';

/** What a long use came to, as a table in Markdown. */
export function longUseTable(
  { minutes, opened, sittings, panels, closed }: Report,
  requests: number,
): string {
  const hours = (minutes / 60).toFixed(1);
  const rows: [when: string, figures: Figures | undefined][] = [
    ['a window is opened', opened],
    ['after the first sitting', sittings[0]],
    ['after the second', sittings[1]],
    [`after ${sittings.length}, ${hours} hours later`, sittings.at(-1)],
    ['after 5 panels in another window', panels[0]],
    ['after 50 more', panels.at(-1)],
    ['the first window is closed', closed[0]],
    ['another is', closed[2]],
    [`and ${closed.length - 3} more`, closed.at(-1)],
  ];
  const lines = rows
    .map(([when, figures]) => figures && row(when, figures))
    .filter(line => line !== undefined);
  const head = [
    `| ${requests.toLocaleString('en')} requests | heap | functions | events | listeners of the editor | open files |`,
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return [...head, ...lines].join('\n');
}

function row(when: string, { heap, functions, emitters, listeners, files }: Figures): string {
  const listening = Object.values(listeners).reduce((sum, count) => sum + count, 0);
  const numbers = [functions, emitters, listening, files.length];
  const cells = [`${(heap / 2 ** 20).toFixed(1)} MiB`, ...numbers.map(number => number.toLocaleString('en'))];
  return `| ${when} | ${cells.join(' | ')} |`;
}
