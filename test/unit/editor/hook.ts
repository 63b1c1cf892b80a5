// Mocha loads this first. VS Code makes a module called `vscode`; plain Node has none, so unit tests get a
// stand-in, which they work through `editor`.
import { enableCompileCache, registerHooks } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// Types are stripped and modules compiled once for all processes of all runs, also those that tests start, until a
// file changes.
const compileCache = fileURLToPath(new URL('../../../out/compileCache', import.meta.url));
process.env.NODE_COMPILE_CACHE ??= compileCache;
enableCompileCache(process.env.NODE_COMPILE_CACHE);

const standIn = new URL('vscode.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
