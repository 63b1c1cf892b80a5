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

/** Each client as minified files: the first is loaded at the start, the others with the first request. */
export const bundles: Record<Exclude<ClientName, 'bare'>, readonly string[]> = {
  tracklist: [path.join(folder, 'tracklist.cjs'), dispatcherBundle],
  sdk: [path.join(folder, 'sdk.cjs')],
  webApiNode: [path.join(folder, 'webApiNode.cjs')],
};

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

/** Builds the extension for shipping, and each client by itself. Leaves `dist` alone. */
export async function buildBundles(): Promise<void> {
  const outdir = path.relative(root, dist);
  execFileSync(process.execPath, ['esbuild.js', '--production', `--outdir=${outdir}`], { cwd: root });
  const [tracklist, sdk] = [bundles.tracklist[0]!, bundles.sdk[0]!];
  await Promise.all([
    build({
      ...shared,
      entryPoints: [path.join(import.meta.dirname, 'product.ts')],
      outfile: tracklist,
      plugins: [shippedDispatcher],
      supported: { 'dynamic-import': false },
    }),
    build({ ...shared, entryPoints: ['@spotify/web-api-ts-sdk'], outfile: sdk }),
    build({
      ...shared,
      stdin: { contents: webApiNode, resolveDir: root },
      outfile: bundles.webApiNode[0]!,
    }),
  ]);
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
