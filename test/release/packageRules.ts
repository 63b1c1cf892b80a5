import JSZip from 'jszip';
import { foreignHosts, reportingIn } from './namedHosts.ts';

/** The largest package that is still light to install, in bytes. */
export const largestPackage = 350 * 1024;

/** The most files a package may have. */
export const mostFiles = 40;

/** What the editor and those who look into the package need to find there. */
const needed = [
  'extension.vsixmanifest',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/package.nls.de.json',
  'extension/l10n/bundle.l10n.de.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/dist/extension.cjs',
  'extension/dist/library.cjs',
  'extension/dist/features.cjs',
  'extension/dist/dispatcher.cjs',
  'extension/dist/demo.cjs',
  'extension/dist/printing.cjs',
  'extension/dist/reading.cjs',
  'extension/dist/page.js',
  'extension/dist/page.css',
  'extension/dist/review.js',
  'extension/dist/review.css',
  'extension/dist/ThirdPartyNotices.txt',
];

/** What a package contains, and what is wrong with it; nothing is wrong with one that may be published. */
export interface PackageReport {
  readonly files: readonly string[];
  /** In bytes. */
  readonly size: number;
  readonly faults: readonly string[];
}

/**
 * Looks into a packaged extension.
 * @param vsix the whole file
 * @throws Error when it is no zip archive
 */
export async function inspectPackage(vsix: Uint8Array): Promise<PackageReport> {
  const archive = await JSZip.loadAsync(vsix);
  const entries = Object.values(archive.files).filter(({ dir }) => !dir);
  const files = entries.map(({ name }) => name).sort();
  const scripts = entries.filter(({ name }) => /(\.(c?js|css|svg)|ThirdPartyNotices\.txt)$/.test(name));
  const texts = await Promise.all(
    scripts.map(async each => ({ name: each.name, text: await each.async('text') })),
  );
  const faults = [
    ...(vsix.length > largestPackage ? [`It has ${vsix.length} bytes; ${largestPackage} are allowed.`] : []),
    ...(files.length > mostFiles ? [`It has ${files.length} files; ${mostFiles} are allowed.`] : []),
    ...needed.filter(each => !files.includes(each)).map(each => `${each} is missing.`),
    ...files.filter(isForeign).map(each => `${each} does not belong there.`),
    ...texts
      .filter(({ text }) => text.includes('sourceMappingURL='))
      .map(({ name }) => `${name} points to a source map.`),
    ...texts
      .filter(({ name }) => !name.endsWith('.txt'))
      .flatMap(({ name, text }) => foreignHosts(text).map(host => `${name} names the host ${host}.`)),
    ...texts.flatMap(({ name, text }) => reportingIn(text).map(word => `${name} has to do with ${word}.`)),
    ...texts.flatMap(({ name, text }) =>
      partsOf(name, text)
        .filter(part => !files.includes(part))
        .map(part => `${part} is missing, which ${name} loads.`),
    ),
  ];
  return { files, size: vsix.length, faults };
}

/** What a script loads of the package, sooner or later. */
function partsOf(script: string, text: string): string[] {
  const loads = text.matchAll(/(?:\(|from|import)\s*["']\.\/([\w-]+\.c?js)["']/g);
  return [...loads].map(([, file = '']) => `${script.slice(0, script.lastIndexOf('/'))}/${file}`);
}

/** Sources, their maps, dependencies as they were installed, and what only developers need. */
function isForeign(file: string): boolean {
  return (
    /\.(map|tsx?|vsix|db)$/.test(file) ||
    /(^|\/)(node_modules|src|test|out|\.[^/]+)\//.test(file) ||
    /(^|\/)(\.env|\.npmrc|package-lock\.json|tsconfig[^/]*\.json)$/.test(file)
  );
}
