// One measurement of the library on disk, in one process: run by `inOwnProcess`, prints its result as JSON.
import { createRequire } from 'node:module';
import { ownOrder } from '../child.ts';
import { coldSync } from './coldSync.ts';
import { arrange, find, findDuplicates } from './atHand.ts';
import type { LibraryWork } from './libraryTasks.ts';
import type * as LibraryProduct from './product.ts';
import { warmSync } from './warmSync.ts';

const require = createRequire(import.meta.url);

function run({ task, setting, folder }: LibraryWork): Promise<unknown> {
  const load = (): typeof LibraryProduct => require(setting.bundle) as typeof LibraryProduct;
  switch (task) {
    case 'coldSync':
    case 'secondWriter':
      return coldSync(load(), setting, folder, task === 'secondWriter');
    case 'warmSync':
      return warmSync(load, setting, folder);
    case 'find':
      return find(load(), setting, folder);
    case 'duplicates':
      return findDuplicates(load(), setting, folder);
    case 'arranging':
      return arrange(load(), setting, folder);
  }
}

console.log(JSON.stringify(await run(ownOrder() as LibraryWork)));
process.exit(0);
