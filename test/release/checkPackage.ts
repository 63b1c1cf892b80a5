// The second half of `npm run package`: lists what the package contains, and fails when it is not fit to be published.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { vsixPath } from '../host/project.ts';
import { inspectPackage, largestPackage, mostFiles } from './packageRules.ts';

const { files, size, faults } = await inspectPackage(readFileSync(vsixPath()));
const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
console.log(files.map(each => `  ${each}`).join('\n'));
console.log(
  `${path.basename(vsixPath())}: ${files.length} files (at most ${mostFiles}), ` +
    `${kilobytes(size)} (at most ${kilobytes(largestPackage)})`,
);
for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
