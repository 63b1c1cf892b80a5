// The extension in parts: what is there from the start, and what is loaded with a dynamic import. VS Code loads
// CommonJS at once, and modules with a detour; so these are CommonJS files.
import { transform } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/**
 * Each is loaded with the next one's code in mind: whatever two of them have in common is loaded with the first, so
 * that nothing is there twice and there are few files.
 */
export const chainedParts = {
  extension: 'src/extension.ts',
  library: 'src/library/openings.ts',
  features: 'src/commands/features.ts',
};

/** Parts that stand alone: small, or used also where there is no editor. What they share with others they have again. */
export const loneParts = {
  dispatcher: 'src/spotify/dispatcher.ts',
  demo: 'src/demo/demo.ts',
  printing: 'src/interchange/printItems.ts',
  reading: 'src/interchange/readList.ts',
};

/** A dynamic import of a lone part leads to its file. @type {import('esbuild').Plugin} */
export const linkLoneParts = {
  name: 'link-lone-parts',
  setup({ onResolve }) {
    const names = new Map(Object.entries(loneParts).map(([name, file]) => [path.resolve(root, file), name]));
    onResolve({ filter: /^\./ }, ({ kind, path: specifier, resolveDir }) => {
      const name = kind === 'dynamic-import' && names.get(path.resolve(resolveDir, specifier));
      return name ? { path: `./${name}.cjs`, external: true } : undefined;
    });
  },
};

/** Makes each chained part depend on the one before, of which esbuild then shares everything. @type {import('esbuild').Plugin} */
export const chainParts = {
  name: 'chain-parts',
  setup({ onLoad }) {
    const files = Object.values(chainedParts).map(file => path.join(root, file));
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const before = files[files.indexOf(file) - 1];
      if (before === undefined) return undefined;
      return {
        contents: `${await readFile(file, 'utf8')}\nimport ${JSON.stringify(before)};`,
        loader: 'ts',
        resolveDir: path.dirname(file),
      };
    });
  },
};

/**
 * Writes the modules that esbuild has made as CommonJS, which it splits only as modules.
 * @param {import('esbuild').TransformOptions} options
 * @returns {import('esbuild').Plugin}
 */
export function writeAsCommonJs(options) {
  return {
    name: 'write-as-common-js',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [] }) => {
        for (const { path: file, text } of outputFiles) {
          const { code } = await transform(text, { ...options, format: 'cjs', sourcefile: file });
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, code);
        }
      });
    },
  };
}
