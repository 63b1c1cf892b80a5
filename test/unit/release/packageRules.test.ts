import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import JSZip from 'jszip';
import { inspectPackage, largestPackage, mostFiles } from '../../release/packageRules.ts';

const whole = [
  'extension.vsixmanifest',
  '[Content_Types].xml',
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

/** A package with these files; what is not given a content has a short one. */
async function packed(files: readonly string[], contents: Record<string, string | Uint8Array> = {}) {
  const archive = new JSZip();
  for (const file of [...files, ...Object.keys(contents)]) archive.file(file, contents[file] ?? 'x');
  return archive.generateAsync({ type: 'uint8array' });
}

describe('A package', () => {
  it('that has what it needs and nothing else may be published', async () => {
    const report = await inspectPackage(await packed(whole));
    assert.deepEqual(report.faults, []);
    assert.deepEqual(report.files, [...whole].sort());
  });

  for (const file of whole.filter(each => !each.startsWith('['))) {
    it(`without ${file} may not`, async () => {
      const { faults } = await inspectPackage(await packed(whole.filter(each => each !== file)));
      assert.deepEqual(faults, [`${file} is missing.`]);
    });
  }

  for (const file of [
    'extension/dist/extension.cjs.map',
    'extension/src/extension.ts',
    'extension/node_modules/undici/index.js',
    'extension/.vscode/launch.json',
    'extension/package-lock.json',
    'extension/.env',
    'extension/old.vsix',
  ]) {
    it(`with ${file} may not`, async () => {
      const { faults } = await inspectPackage(await packed([...whole, file]));
      assert.deepEqual(faults, [`${file} does not belong there.`]);
    });
  }

  it('whose scripts point to source maps may not', async () => {
    const script = 'x()\n//# sourceMappingURL=page.js.map';
    const { faults } = await inspectPackage(await packed(whole, { 'extension/dist/page.js': script }));
    assert.deepEqual(faults, ['extension/dist/page.js points to a source map.']);
  });

  it('whose scripts name hosts that are not Spotify’s may not', async () => {
    const script = 'a(`https://api.spotify.com/v1`);b("https://telemetry.example:8080/x");c(`wss://${x}`)';
    const { faults } = await inspectPackage(await packed(whole, { 'extension/dist/extension.cjs': script }));
    assert.deepEqual(faults, [
      'extension/dist/extension.cjs names the host telemetry.example.',
      'extension/dist/extension.cjs has to do with telemetry.',
    ]);
  });

  it('with a part of something that reports about people may not', async () => {
    const notices = 'of the following packages.\n\n@vscode/extension-telemetry 1.0.0 (MIT)';
    const { faults } = await inspectPackage(
      await packed(whole, { 'extension/dist/ThirdPartyNotices.txt': notices }),
    );
    assert.deepEqual(faults, ['extension/dist/ThirdPartyNotices.txt has to do with telemetry.']);
  });

  it('without a part that a script loads may not', async () => {
    const script = 'const a=require("./extension-ABC123.cjs");load=()=>import("./page.js")';
    const { faults } = await inspectPackage(await packed(whole, { 'extension/dist/demo.cjs': script }));
    assert.deepEqual(faults, [
      'extension/dist/extension-ABC123.cjs is missing, which extension/dist/demo.cjs loads.',
    ]);
  });

  it('that is too large may not', async () => {
    const large = { 'extension/media/icon.png': randomBytes(largestPackage) };
    const { faults } = await inspectPackage(await packed(whole, large));
    assert.equal(faults.length, 1);
    assert.match(faults[0]!, /bytes/);
  });

  it('of too many files may not', async () => {
    const many = Array.from({ length: mostFiles }, (_, index) => `extension/media/${index}.svg`);
    const { faults } = await inspectPackage(await packed([...whole, ...many]));
    assert.match(faults.join(), /^It has \d+ files; 40 are allowed\.$/);
  });

  it('that is none is an error', async () => {
    await assert.rejects(inspectPackage(Buffer.from('not a package')));
  });
});
