import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localizedManifest } from '../language/localizedManifest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly { readonly properties: object }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

const { contributes } = localizedManifest() as Manifest;

describe('The README', () => {
  const readme = read('README.md');

  it('names every command of the palette by its title', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    const shown = contributes.commands.filter(
      each => !hidden.some(({ command }) => command === each.command),
    );
    const titles = shown.map(({ title }) => title);
    const table = readme.split(/^## /m).find(section => section.startsWith('Commands')) ?? '';
    const named = [...table.matchAll(/^\| (.+?) +\|/gm)].flatMap(([, cell = '']) => cell.split(', '));
    assert.deepEqual(named.slice(2).sort(), titles.sort());
  });

  it('names every setting, and no other', () => {
    const named = [...readme.matchAll(/^\| `(tracklist\.\w+)`/gm)].map(([, setting]) => setting);
    const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(named.sort(), settings.sort());
  });
});

describe('Links in the documents', () => {
  for (const file of globSync(['*.md', 'test/**/*.md'], { cwd: root }))
    it(`lead somewhere: ${file}`, () => {
      const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\w ]/g, '')
          .replaceAll(' ', '-'),
      );
      for (const [, target = ''] of read(file).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (target.startsWith('https:')) continue;
        if (target.startsWith('#')) assert.ok(headings.includes(target.slice(1)), target);
        else assert.ok(existsSync(path.join(root, path.dirname(file), target)), target);
      }
    });
});
