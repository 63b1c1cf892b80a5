import assert from 'node:assert/strict';
import { bareWordsIn } from '../../language/bareWords.ts';
import { parsed, sourceFiles } from '../../language/sentences.ts';

/** Rooms that only hand on data; the demo’s music and the words that recordings are told by are data, too. */
const withoutWords = /^src\/(demo|interchange|library|model|spotify)\//;

/** What looks like words for people and is none. */
const exceptions = [
  'VS Code extension', // What requests call the product.
  'Saved Tracks', // The file of the library as text; it finds a draft again whatever the language is by then.
  'SignInError',
  'tall half', // Shapes of what is loading.
  'control half',
];

describe('Words that a person reads', () => {
  it('have all been translated on their way', () => {
    const files = sourceFiles('{src,webview}/**/*.ts').filter(file => !withoutWords.test(file));
    assert.ok(files.length > 150);
    const bare = files.flatMap(file => bareWordsIn(parsed(file)));
    const foreign = bare.filter(each => !exceptions.some(exception => each.includes(exception)));
    assert.deepEqual(foreign, [], 'give them to `t` of `vscode.l10n`, in a file of src/messages');
  });

  for (const [what, code, expected] of [
    ['a notification', `void window.showInformationMessage('Nothing was done');`, ['Nothing was done']],
    ['a label', `item.label = 'Retry';`, ['Retry']],
    ['a text with values', 'item.tooltip = `Saved on ${day} at last`;', ['Saved on', 'at last']],
    ['a value of a sentence', `t('Paused for {0}', late ? 'some time' : counted(n));`, ['some time']],
    ['words between tags', 'const page = `<p class="x">Go back</p>`;', ['<p class="x">Go back</p>']],
  ] as const)
    it(`are noticed in ${what}`, () => {
      assert.deepEqual(
        bareWordsIn(parsed('some.ts', code)),
        expected.map(words => `some.ts:1: ${words}`),
      );
    });

  for (const [what, code] of [
    ['a sentence', `t('Nothing was done');`],
    ['what is logged', `this.#log('Nothing was done');`],
    ['what is thrown', `if (x) throw new Error('Nothing was done');`],
    ['names of modules and types', `import x from 'Some thing';\nlet y: 'Some thing' | undefined;`],
    ['ids and addresses', `run('tracklist.find', 'https://open.spotify.com/track/1', 'ArrowLeft', 'ready');`],
  ] as const)
    it(`are not seen in ${what}`, () => {
      assert.deepEqual(bareWordsIn(parsed('some.ts', code)), []);
    });
});
