// Mocha loads this first. VS Code makes a module called `vscode`; plain Node has none, so unit tests get a
// stand-in, which they work through `editor`.
import { registerHooks } from 'node:module';

const standIn = new URL('vscode.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
