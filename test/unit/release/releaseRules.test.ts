import assert from 'node:assert/strict';
import { inspectRelease } from '../../release/releaseRules.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-30

### Added

- Something.

## [1.1.0] - 2026-10-01

- Something else.
`;

const release = {
  tag: 'v1.2.0',
  version: '1.2.0',
  changelog,
  repository: { type: 'git', url: 'https://github.com/example/tracklist.git' },
  packageScript: 'vsce package --no-dependencies',
};

const faultsOf = (parts: Partial<typeof release>): number =>
  inspectRelease({ ...release, ...parts }).faults.length;

describe('A release', () => {
  it('has the notes of its version', () => {
    const report = inspectRelease(release);
    assert.deepEqual(report, { notes: '### Added\n\n- Something.', faults: [] });
  });

  it('has one version in tag, manifest and changelog', () => {
    assert.equal(faultsOf({ tag: 'v1.2.1' }), 1);
    assert.equal(faultsOf({ tag: '1.2.0' }), 1);
    assert.equal(faultsOf({ version: '1.1.0', tag: 'v1.1.0' }), 1);
    assert.equal(faultsOf({ changelog: changelog.replace('2026-11-30', 'soon') }), 1);
    assert.equal(faultsOf({ changelog: changelog.replace('2026-11-30', '2026-13-45') }), 1);
    assert.equal(faultsOf({ changelog: changelog.replace('### Added\n\n- Something.\n', '') }), 1);
    assert.equal(faultsOf({ changelog: '' }), 2);
    assert.equal(faultsOf({ version: '1.2', tag: 'v1.2' }), 2);
  });

  it('has a README whose pictures and links lead somewhere', () => {
    const { repository, ...unknown } = release;
    assert.ok(repository);
    assert.equal(inspectRelease({ ...unknown, repository: undefined }).faults.length, 1);
    assert.equal(faultsOf({ packageScript: 'vsce package --no-rewrite-relative-links' }), 1);
  });
});
