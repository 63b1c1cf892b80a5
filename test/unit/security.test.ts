import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const tests = path.resolve(import.meta.dirname, '..');
const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');

/** Lines of the table of threats: what it is, what protects, which tests show that. */
const threats = text
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (Threat|-)/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, threat = '', protection = '', shown = '']) => ({ threat, protection, shown }));

/** `unit/auth/flows`, `pkce` are two files of one folder. */
function filesOf(shown: string): string[] {
  let folder = '';
  return [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
    const file = name.includes('/') ? name : path.join(folder, name);
    folder = path.dirname(file);
    return file;
  });
}

describe('Each threat that SECURITY.md names', () => {
  it('stands in its table', () => assert.ok(threats.length >= 12));

  for (const { threat, protection, shown } of threats)
    it(`has tests that are there: ${threat}`, () => {
      assert.notEqual(protection, '');
      const files = filesOf(shown);
      assert.ok(files.length > 0);
      for (const file of files) {
        const isThere = existsSync(path.join(tests, `${file}.test.ts`)) || existsSync(path.join(tests, file));
        assert.ok(isThere, `there is no test ${file}`);
      }
    });
});
