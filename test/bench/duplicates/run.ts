// `npm run bench:duplicates -- pairs.json`: how well duplicates are told from what only looks like them, in pairs of
// tracks that somebody has labelled; without a file in those beside this one. Prints precision, recall and every pair
// that was judged otherwise. README.md of the bench describes the file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Track } from '../../../src/model/track.ts';
import { judgePairs } from './judgePairs.ts';
import type { LabelledPair } from './readPairs.ts';
import { readPairs } from './readPairs.ts';

const [named] = process.argv.slice(2);
// npm changes to the project's folder, whoever calls it from where.
const here = process.env.INIT_CWD ?? process.cwd();
const file = named === undefined ? path.join(import.meta.dirname, 'pairs.json') : path.resolve(here, named);

function described({ name, artists, durationMs, isrc, album, explicit }: Track): string {
  const facts = [
    artists.map(artist => artist.name).join(', '),
    `${(durationMs / 1000).toFixed(3)} s`,
    isrc ?? 'no ISRC',
    ...(album ? [`on ${album.name}`] : []),
    ...(explicit ? ['explicit'] : []),
  ];
  return `${name}  ·  ${facts.join('  ·  ')}`;
}

function list(title: string, pairs: readonly LabelledPair[]): void {
  if (pairs.length === 0) return;
  console.log(`\n${title}:`);
  for (const { a, b, note } of pairs)
    console.log(`${note === '' ? '' : `  ${note}\n`}    ${described(a)}\n    ${described(b)}`);
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

try {
  const { pairs, problems } = readPairs(readFileSync(file, 'utf8'));
  const { found, missed, wrong, precision, recall } = judgePairs(pairs);
  console.log(`${pairs.length} pairs in ${file}, ${found + missed.length} of them the same recording`);
  console.log(`precision ${percent(precision)}  (${found} of ${found + wrong.length} that were found)`);
  console.log(`recall    ${percent(recall)}  (${found} of ${found + missed.length} that are the same)`);
  list('Taken for the same, but labelled different', wrong);
  list('Not found, but labelled the same', missed);
  if (problems.length > 0) {
    console.error(`\nNot understood:\n${problems.map(problem => `  ${problem}`).join('\n')}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
