// Mocha loads this first. VS Code makes a module called `vscode`; plain Node has none, so unit tests get a
// stand-in, which they work through `editor`.
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Types are stripped and modules compiled once for all processes of all runs, until a file changes.
enableCompileCache(fileURLToPath(new URL('../../../out/compileCache', import.meta.url)));

const standIn = new URL('vscode.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
