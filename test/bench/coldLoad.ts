// Loads bundles into a process that has nothing of them yet; prints the milliseconds of each as JSON.
import { createRequire } from 'node:module';
import { ownOrder } from './child.ts';

const require = createRequire(import.meta.url);

const times = (ownOrder() as string[]).map(bundle => {
  const start = performance.now();
  require(bundle);
  return performance.now() - start;
});
console.log(JSON.stringify(times));
