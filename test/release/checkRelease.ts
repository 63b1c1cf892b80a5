// `npm run check:release -- v1.2.3`: compares the tag with package.json and CHANGELOG.md, and prints the release's notes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths.ts';
import { inspectRelease } from './releaseRules.ts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { version, repository, scripts } = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly repository?: unknown;
  readonly scripts: { readonly package: string };
};
const [tag = ''] = process.argv.slice(2);
const { notes, faults } = inspectRelease({
  tag,
  version,
  repository,
  packageScript: scripts.package,
  changelog: read('CHANGELOG.md'),
});
if (faults.length === 0) console.log(notes);
for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
