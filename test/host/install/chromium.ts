import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { installedDir, root } from '../paths.ts';
import type { Installable } from './folder.ts';
import { run } from './npm.ts';

const packageDir = path.join(root, 'node_modules/@sparticuz/chromium');

/** Where the browser from npm is unpacked: `chromium`, `lib/` with what a bare Linux lacks, `fonts/`. */
export const chromiumDir = path.join(installedDir, 'chromium');

/** Whether the npm package's browser can run here; elsewhere the tests look for one on the machine. */
export const canRunChromium = process.platform === 'linux' && process.arch === 'x64';

/** The browser in the development dependency `@sparticuz/chromium`, unpacked. */
export function chromium(): Installable {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    label: `Chromium ${version}`,
    dir: chromiumDir,
    recipe: `${version} 2`,
    make: async dir => {
      await unbrotli('chromium.br', path.join(dir, 'chromium'), 0o755);
      for (const archive of ['al2023', 'fonts', 'swiftshader']) await unpack(archive, dir);
    },
  };
}

async function unpack(archive: string, dir: string): Promise<void> {
  const tar = path.join(dir, `${archive}.tar`);
  await unbrotli(`${archive}.tar.br`, tar, 0o644);
  await run('tar', ['-xf', tar, '--no-same-owner'], dir);
  rmSync(tar);
}

async function unbrotli(name: string, to: string, mode: number): Promise<void> {
  await pipeline(
    createReadStream(path.join(packageDir, 'bin', name)),
    createBrotliDecompress(),
    createWriteStream(to, { mode }),
  );
}
