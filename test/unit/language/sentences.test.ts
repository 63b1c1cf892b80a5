import assert from 'node:assert/strict';
import { englishIn, germanBundle } from '../../language/german.ts';
import { localizedManifest } from '../../language/localizedManifest.ts';
import { allSentences, parsed, sentencesIn } from '../../language/sentences.ts';

const german = germanBundle();
const { sentences, unreadable } = allSentences();
const keys = [...new Set(sentences.map(({ key }) => key))];

/** Names, abbreviations, signs and words that are the same in German. */
const sameInGerman = [
  '({0})',
  'Album',
  'CSV',
  'Compilation',
  'Copyright',
  'Demo',
  'Details',
  'Disc {0}',
  'E',
  'ISRC',
  'JSON',
  'M3U8',
  'Markdown',
  'Single',
  'Tracklist for Spotify',
  'UPC',
  '{0} · {1}',
  '{0}, {1}',
  '{0}: {1}',
];

/** The names of placeholders, each as often as it is there. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('Every sentence of the code', () => {
  it('can be found by who translates it', () => {
    assert.deepEqual(unreadable, []);
    assert.ok(sentences.length > 700);
  });

  it('has a value for each of its placeholders, and no other', () => {
    for (const { message, values, place } of sentences) {
      const named = [...new Set(placeholders(message))];
      if (values !== undefined)
        assert.deepEqual(named, Object.keys([...Array(values).keys()]), `${place}: ${message}`);
    }
  });

  it('is there in German: l10n/bundle.l10n.de.json', () => {
    const missing = keys.filter(key => !(key in german));
    const lines = missing.map(key => `  ${JSON.stringify(key)}: "",`).join('\n');
    assert.equal(missing.length, 0, `l10n/bundle.l10n.de.json has no\n${lines}`);
  });

  it('is one of the code’s when it is there in German', () => {
    const superfluous = Object.keys(german).filter(key => !keys.includes(key));
    assert.deepEqual(superfluous, [], 'no code says this any more; take it out of l10n/bundle.l10n.de.json');
  });

  it('has the same placeholders in German', () => {
    for (const { key, message } of sentences)
      assert.deepEqual(placeholders(german[key] ?? message), placeholders(message), key);
  });

  it('is translated', () => {
    const same = sentences.filter(({ key, message }) => german[key] === message);
    assert.deepEqual([...new Set(same.map(({ message }) => message))].sort(), sameInGerman);
    for (const [key, text] of Object.entries(german)) assert.notEqual(text.trim(), '', key);
  });

  it('has nothing English left in German', () => {
    // Spotify’s dashboard is English, and so are the names of things there.
    const named = /“[^”]*”|„[^“]*“|Client Secret|Tracklist for Spotify|https:\S+|vscode\.dev\S+/g;
    const english = Object.values(german).filter(text => englishIn(text.replace(named, '')) !== undefined);
    assert.deepEqual(english, []);
  });

  it('ends in German as it does in English, and says du', () => {
    const ending = (text: string): string => /[.?:…]?$/.exec(text.replace(/[“”’]$/, ''))?.[0] ?? '';
    for (const { key, message } of sentences) {
      const text = german[key] ?? message;
      assert.equal(ending(text), ending(message), text);
      assert.doesNotMatch(text, /!|["']|\b(?:Ihre?[nmrs]?|Ihnen)\b|(?<!^|[.;:?] )\bSie\b/, text);
      assert.doesNotMatch(text, /\.\.\.| {2}|^\s|\s$/, text);
    }
  });

  it('calls commands by their German titles', () => {
    const { contributes } = localizedManifest('de') as { contributes: { commands: { title: string }[] } };
    const titles = contributes.commands.map(({ title }) => title);
    const called = Object.values(german).flatMap(text =>
      [...text.matchAll(/„(?:Tracklist: )?([^“]*…)“/g)].map(([, title = '']) => title),
    );
    assert.ok(called.length >= 2);
    for (const title of called) assert.ok(titles.includes(title), title);
  });
});

describe('The search for sentences', () => {
  const found = (code: string): ReturnType<typeof sentencesIn> => sentencesIn(parsed('some.ts', code));

  it('finds them however they are asked for', () => {
    const { sentences, unreadable } = found(`
      t('One');
      const many = (n: number) => n === 1 ? l10n.t('1 item') : vscode.l10n.t(\`{0} items\`, n);
      t({ message: 'Open', comment: 'a button' });
      t({ message: 'Add {0}', args: [x], comment: 'songs' });
      t('{name}', { name });`);
    assert.deepEqual(
      sentences.map(({ key, values, place }) => [key, values, place]),
      [
        ['One', 0, 'some.ts:2'],
        ['1 item', 0, 'some.ts:3'],
        ['{0} items', 1, 'some.ts:3'],
        ['Open/a button', 0, 'some.ts:4'],
        ['Add {0}/songs', 1, 'some.ts:5'],
        ['{name}', undefined, 'some.ts:6'],
      ],
    );
    assert.deepEqual(unreadable, []);
  });

  it('names those that nobody can find', () => {
    const { unreadable } = found(
      't(word);\nt(`a ${b}`);\nt("a" + b);\nt({ message: a, comment: "b" });\nformat("x");',
    );
    assert.deepEqual(unreadable, ['some.ts:1', 'some.ts:2', 'some.ts:3', 'some.ts:4']);
  });
});
