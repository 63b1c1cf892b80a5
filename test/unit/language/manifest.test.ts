import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  localizedManifest,
  manifestKey,
  manifestTexts,
  writtenManifest,
} from '../../language/localizedManifest.ts';

/** The properties of package.json that a person reads, wherever they stand under `contributes`. */
const readProperties = [
  'title',
  'name',
  'label',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'enumItemLabels',
  'deprecationMessage',
  'markdownDeprecationMessage',
  'patternErrorMessage',
  'contents',
  'altText',
  'aliases',
  'shortTitle',
  'submenu',
];

/** Names, which are the same in every language. */
const names = ['Tracklist', 'Tracklist for Spotify'];

/** Texts that are the same in German. */
const sameInGerman = ['command.diagnose'];

const english = manifestTexts('en');
const german = manifestTexts('de');

/** What stands in pictures and is the same in German: Spotify’s dashboard is English, the rest are names. */
const sameInPictures = [
  ...['Create app', 'App name', 'Redirect URIs', 'Add', 'Web API', 'Save'],
  ...['Basic Information', 'Client ID', 'Client secret', 'View client secret'],
  ...['My Tracklist', 'Editor', 'Browser'],
];

/** Every string of a value with the properties that lead to it. */
function stringsIn(value: unknown, path: readonly string[] = []): [path: readonly string[], text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...path, key]));
}

const written = stringsIn(writtenManifest());

/** Whether a person reads what stands there; entries of lists count as the list. */
function isRead(path: readonly string[]): boolean {
  const property = path.filter(each => !/^\d+$/.test(each)).at(-1) ?? '';
  return path[0] === 'contributes' && readProperties.includes(property);
}

describe('What a person reads of package.json', () => {
  it('stands there as keys', () => {
    const bare = written.filter(
      ([path, text]) => isRead(path) && manifestKey(text) === undefined && !names.includes(text),
    );
    assert.deepEqual(
      bare.map(([path, text]) => `${path.join('.')}: “${text}” belongs into package.nls.json`),
      [],
    );
    assert.ok(written.filter(([path]) => isRead(path)).length > 90);
  });

  it('is there in both languages, and nothing else is', () => {
    const keys = written.flatMap(([, text]) => manifestKey(text) ?? []);
    for (const [file, texts] of [
      ['package.nls.json', english],
      ['package.nls.de.json', german],
    ] as const) {
      const missing = keys.filter(key => !(key in texts));
      const superfluous = Object.keys(texts).filter(key => !keys.includes(key));
      assert.deepEqual({ missing, superfluous }, { missing: [], superfluous: [] }, file);
    }
  });

  it('is in the same order in both, so that they can be read side by side', () => {
    assert.deepEqual(Object.keys(german), Object.keys(english));
  });

  it('is translated', () => {
    const same = Object.keys(english).filter(
      key => english[key] === german[key] && !sameInGerman.includes(key),
    );
    assert.deepEqual(same, []);
    for (const [key, text] of Object.entries(german)) assert.notEqual(text.trim(), '', key);
  });

  it('leads to the same places and stresses as much', () => {
    const marks = (text = ''): unknown => ({
      links: [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target).sort(),
      bold: text.split('**').length,
      code: [...text.matchAll(/`([^`]*)`/g)].map(([, code]) => code).sort(),
      lines: text.split('\n').length,
    });
    for (const key of Object.keys(english)) assert.deepEqual(marks(german[key]), marks(english[key]), key);
  });

  it('calls commands as they are called', () => {
    for (const language of ['en', 'de'] as const) {
      const texts = manifestTexts(language);
      const { contributes } = localizedManifest(language) as {
        contributes: { commands: { title: string }[] };
      };
      const titles = contributes.commands.map(({ title }) => title);
      const named = Object.values(texts).flatMap(text =>
        [...text.matchAll(/\*Tracklist: ([^*]*)\*/g)].map(([, title = '']) => title),
      );
      assert.ok(named.length > 0);
      for (const title of named) assert.ok(titles.includes(title), title);
    }
  });

  it('shows pictures that need no translation', () => {
    const pictures = written.flatMap(([path, file]) => (path.at(-1) === 'svg' ? file : []));
    const texts = pictures.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text),
    );
    assert.ok(texts.length > 10);
    const isData = (text: string): boolean => /^\d$|^\w+:\/\/|^[0-9a-f]{32}$/.test(text);
    assert.deepEqual(
      texts.filter(text => !isData(text) && !sameInPictures.includes(text)),
      [],
    );
  });
});
