import type { BuildOptions, Plugin } from 'esbuild';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ClientName } from './clients/benchClient.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'out/bench');
const dist = path.join(folder, 'dist');

/** The extension as it ships. */
export const extensionBundle = path.join(dist, 'extension.cjs');
const dispatcherBundle = path.join(dist, 'dispatcher.cjs');

/** What writes and reads lists as files; both are loaded when they are needed. */
export const listBundles = {
  printing: path.join(dist, 'printing.cjs'),
  reading: path.join(dist, 'reading.cjs'),
};

/** Each client as minified files: the first is loaded at the start, the others with the first request. */
export const bundles: Record<Exclude<ClientName, 'bare'>, readonly string[]> = {
  tracklist: [path.join(folder, 'tracklist.cjs'), dispatcherBundle],
  sdk: [path.join(folder, 'sdk.cjs')],
  webApiNode: [path.join(folder, 'webApiNode.cjs')],
};

/** What keeps, searches and arranges a library; it is part of the extension, the network part is not in it. */
export const libraryBundle = path.join(folder, 'library.cjs');

/** The network part is the very file that ships. */
const shippedDispatcher: Plugin = {
  name: 'shipped-dispatcher',
  setup(esbuild) {
    esbuild.onResolve({ filter: /\/dispatcher\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: dispatcherBundle, external: true } : undefined,
    );
  },
};

const webApiNode = `
  exports.SpotifyWebApi = require('spotify-web-api-node');
  exports.apiRequests = require('spotify-web-api-node/src/webapi-request.js');
  exports.accountsRequests = require('spotify-web-api-node/src/authentication-request.js');`;

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  logLevel: 'error',
  legalComments: 'none',
};

/** Builds the extension for shipping, and each client and what keeps a library by itself. Leaves `dist` alone. */
export async function buildBundles(): Promise<void> {
  const outdir = path.relative(root, dist);
  execFileSync(process.execPath, ['esbuild.js', '--production', `--outdir=${outdir}`], { cwd: root });
  await Promise.all([
    build({ ...ours('product.ts'), outfile: bundles.tracklist[0]! }),
    build({ ...ours('library/product.ts'), outfile: libraryBundle }),
    build({ ...shared, entryPoints: ['@spotify/web-api-ts-sdk'], outfile: bundles.sdk[0]! }),
    build({
      ...shared,
      stdin: { contents: webApiNode, resolveDir: root },
      outfile: bundles.webApiNode[0]!,
    }),
  ]);
}

/** Something of the extension, built as it is. */
function ours(file: string): BuildOptions {
  return {
    ...shared,
    entryPoints: [path.join(import.meta.dirname, file)],
    plugins: [shippedDispatcher],
    supported: { 'dynamic-import': false },
  };
}

/** Bytes of files together. */
export function sizeOf(files: readonly string[]): { readonly bytes: number; readonly gzipped: number } {
  const contents = files.map(file => readFileSync(file));
  const sum = (sizes: number[]): number => sizes.reduce((total, each) => total + each, 0);
  return {
    bytes: sum(contents.map(content => content.length)),
    gzipped: sum(contents.map(content => gzipSync(content).length)),
  };
}
