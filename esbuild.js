// Builds everything that runs: the extension in its parts, the details page, the review page, and with `--tests` what
// the tests run inside VS Code. What is special about it stands in build/. `--watch` rebuilds on change, `--production`
// minifies, `--outdir=…` builds the extension elsewhere than into dist.
import { build, context } from 'esbuild';
import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chainedParts, chainParts, linkLoneParts, loneParts, writeAsCommonJs } from './build/parts.js';
import { undiciParts } from './build/undiciParts.js';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests') || watch;
const outdir = process.argv.find(each => each.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** Prints what VS Code's problem matcher in .vscode/tasks.json reads. @type {import('esbuild').Plugin} */
const problems = {
  name: 'problems',
  setup({ onStart, onEnd }) {
    onStart(() => {
      if (watch) console.log('[watch] build started');
    });
    onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      if (watch) console.log('[watch] build finished');
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  logLevel: 'silent',
  sourcemap: production ? false : 'linked',
  // Whoever debugs has the files.
  sourcesContent: false,
  minify: production,
  legalComments: 'none',
};

/** @type {import('esbuild').BuildOptions} */
const host = {
  ...shared,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  supported: { 'dynamic-import': false },
};

/** @type {import('esbuild').TransformOptions} */
const asCommonJs = {
  platform: host.platform,
  target: host.target,
  supported: host.supported,
  minify: production,
  sourcemap: production ? false : 'inline',
  sourcesContent: false,
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  {
    ...host,
    entryPoints: chainedParts,
    outdir,
    format: 'esm',
    splitting: true,
    chunkNames: 'extension-[hash]',
    sourcemap: production ? false : 'inline',
    metafile: true,
    write: false,
    plugins: [linkLoneParts, chainParts, writeAsCommonJs(asCommonJs), problems],
  },
  {
    ...host,
    entryPoints: loneParts,
    outdir,
    metafile: true,
    plugins: [undiciParts, problems],
  },
  {
    ...shared,
    entryPoints: { page: 'webview/page.ts', review: 'webview/review.ts' },
    outdir,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    // What the pages have in common, such as the components, is there once.
    splitting: true,
    // By a name that the pages' HTML can ask for at once; there are two entries, so there is one such file.
    chunkNames: 'pages',
    metafile: true,
    plugins: [problems],
  },
];

if (tests) {
  builds.push({
    ...host,
    minify: false,
    sourcemap: 'inline',
    entryPoints: globSync('test/host/suite/*.ts'),
    outdir: 'out/test/host',
    external: ['vscode', 'mocha'],
    plugins: [undiciParts, problems],
  });
}

/**
 * The terms of every package that has a part in the bundles, which asks to be named with them.
 * @param {import('esbuild').Metafile[]} metafiles
 */
function thirdPartyNotices(metafiles) {
  const outputs = metafiles.flatMap(metafile => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) =>
    Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
  );
  const folders = files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map(noticeOf);
  return `This extension contains parts of the following packages.\n\n${notices.join('\n\n')}\n`;
}

/** @param {string} folder of a package, with its manifest */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  // FAST's packages come without the text; it is the one of their publisher's toolkit.
  const home = name.startsWith('@microsoft/fast-')
    ? path.join(folder, '../../@vscode/webview-ui-toolkit')
    : folder;
  const file = readdirSync(home).find(each => /^licen[cs]e(\.|$)/i.test(each));
  if (!file) throw new Error(`${name} has a part in the bundles, and no licence to go with it.`);
  const text = readFileSync(path.join(home, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${'─'.repeat(80)}\n${name} ${version} (${license})\n\n${text}`;
}

async function main() {
  if (watch) {
    const contexts = await Promise.all(builds.map(options => context(options)));
    await Promise.all(contexts.map(each => each.watch()));
    return;
  }
  rmSync(outdir, { recursive: true, force: true });
  const results = await Promise.all(builds.map(options => build(options)));
  const metafiles = results.flatMap(({ metafile }) => metafile ?? []);
  writeFileSync(path.join(outdir, 'ThirdPartyNotices.txt'), thirdPartyNotices(metafiles));
}

try {
  await main();
} catch (error) {
  // Of what esbuild did not like, `problems` has said why.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exitCode = 1;
}
