// Loads the built extension and activates it, as VS Code does at its first view; prints how long both took as JSON.
import { createRequire } from 'node:module';
import type * as Extension from '../../src/extension.ts';
import { aContext, provideVscode } from '../unit/editor/lenient.ts';
import { ownOrder } from './child.ts';

/** Milliseconds. */
export interface Activation {
  readonly load: number;
  readonly activate: number;
}

const require = createRequire(import.meta.url);
provideVscode();
const context = aContext();
const start = performance.now();
const { activate } = require(ownOrder() as string) as typeof Extension;
const loaded = performance.now();
activate(context as never);
const activated = performance.now();
const result: Activation = { load: loaded - start, activate: activated - loaded };
console.log(JSON.stringify(result));
process.exit(0);
