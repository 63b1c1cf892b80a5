import path from 'node:path';

/** The repository's root, absolute. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where what is installed for the tests lives; git and the .vsix leave it out. */
export const installedDir = path.join(root, '.vscode-test');

/** Where test output goes: results as JSON, screenshots, the bundled host suite. */
export const outDir = path.join(root, 'out');
