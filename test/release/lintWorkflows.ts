// Part of `npm run lint`: the workflows cannot run here, so they are at least looked at.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths.ts';
import { inspectWorkflows } from './workflowRules.ts';

const files = globSync('.github/workflows/*.yml', { cwd: root }).sort();
const workflows = files.map(file => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const faults =
  files.length > 0 ? await inspectWorkflows(workflows, Object.keys(scripts)) : ['There are no workflows.'];
for (const fault of faults) console.error(`✘ ${fault}`);
// The linter's WebAssembly would keep the process alive.
process.exit(faults.length > 0 ? 1 : 0);
