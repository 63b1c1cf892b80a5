import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { flowIds } from '../../../src/auth/flows.ts';
import { SignInError } from '../../../src/auth/signInError.ts';
import { exportFormats } from '../../../src/interchange/exportFormat.ts';
import { keepRules } from '../../../src/library/duplicates/keepRule.ts';
import { timeRanges } from '../../../src/model/timeRange.ts';
import { versionsOptions } from '../../../src/review/duplicates/versions.ts';
import { groupName } from '../../../src/messages/arranging.ts';
import { duplicatesWords } from '../../../src/messages/duplicates.ts';
import { importReviewWords } from '../../../src/messages/importing.ts';
import { panelStrings, panelWords } from '../../../src/messages/panel.ts';
import { pauseSentence } from '../../../src/messages/explain.ts';
import { removedWords } from '../../../src/messages/removed.ts';
import { matchSentence, unavailableReviewWords } from '../../../src/messages/unavailable.ts';
import { viewWords } from '../../../src/messages/views.ts';
import { sentenceLanguage } from '../../../src/messages/wording.ts';
import type { CommandId } from '../../../src/manifest.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { englishIn, germanBundle } from '../../language/german.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

type Words = Readonly<Record<string, unknown>>;
type Say = (...args: unknown[]) => unknown;

const noon = new Date(2026, 10, 21, 12).getTime();
const reasons = ['sameCode', 'sameTitle', 'sameArtists', 'someArtists', 'sameAlbum', 'sameLength'];
const doubts = ['otherVersion', 'otherLength', 'unknownArtist'];
const facts = 'isrc uri playedInstead standsInFor albumType addedAt popularity markets'.split(' ');
const groupings = ['artist', 'album', 'yearAdded', 'monthAdded', 'decadeReleased'];
const sortKeys = ['added', 'title', 'artist', 'album', 'length', 'released'];
const counts = { toAdd: 1_200, open: 2, toLookUp: 2, saved: 3, notFound: 4, malformed: 5 };

/** What sentences are made from where neither numbers nor names will do; each entry is one call. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  alsoBy: [[['Echo']], [['Echo', 'Salt Meridian']]],
  changeRow: ['saved', 'notSaved', 'unknown'].map(saved => [saved, 'Echo']),
  complaint: each(['broken', 'tooManyCells', 'saysTooLittle', 'otherLink', 'localFile']),
  cost: [[1_200, 95, 60, 30]],
  done: [[0, 'SE'], [1, 'SE'], [12, 1, 'Echo'], ['Echo']],
  explain: [
    ...each([new SignInError('timedOut', 'http://127.0.0.1'), new SignInError('denied'), 'whatever']),
    [new SpotifyError('rateLimited', '', { retryAt: noon + 90_000_000 }), noon],
    [new SpotifyError('notAllowListed', ''), noon],
  ],
  copy: each(facts),
  filterConditionLabels: each(['explicit', 'unavailable', 'notOnSavedAlbum']),
  flowLabel: each(flowIds),
  formatDescription: each(exportFormats),
  formatName: each(exportFormats),
  foundBy: [[reasons]],
  groupName: groupings.flatMap(by => [[{ by, name: '' }], [{ by, name: '2010-03' }]]),
  groupedByLabel: each(groupings),
  groupingLabel: each(['none', ...groupings]),
  heading: each(['SE']),
  itemCount: [[{ tracks: 1, albums: 0 }], [{ tracks: 12, albums: 1 }]],
  label: each(facts),
  likeness: [[{ reasons, doubts }]],
  lineTroubleSentence: each(['nothing', 'several', 'album', 'artist', 'other', 'long']),
  matchSentence: [[reasons, doubts]],
  matches: [[reasons, doubts]],
  pauseSentence: [[{ kind: 'quotaExceeded', until: noon + 90_000_000 }, noon]],
  question: [
    [1, 'SE'],
    [12, 'SE'],
    [12, 3],
  ],
  range: each(timeRanges),
  restriction: each(['market', 'product', 'explicit', 'gone', undefined]),
  restrictionSentence: each(['market', 'product', 'explicit', 'gone', undefined]),
  ruleLabel: each(keepRules),
  sortKeyLabel: each(sortKeys),
  sortOrderLabel: sortKeys.flatMap(key => ['ascending', 'descending'].map(direction => [{ key, direction }])),
  summary: [[counts], [1, 12, 1]],
  tryAnother: each(flowIds),
  versionsLabel: each(versionsOptions),
  waiting: each(flowIds),
  when: [
    [noon, noon],
    [noon - 86_400_000, noon],
    [noon - 40_000_000_000, noon],
  ],
};

/** What asks and tells without being answered; those that take keys in boxes of their own have their sentences above. */
const commands: readonly CommandId[] = [
  'tracklist.sortBy',
  'tracklist.groupBy',
  'tracklist.save',
  'tracklist.remove',
  'tracklist.removeAlbum',
  'tracklist.export',
  'tracklist.import',
  'tracklist.saveFromLinks',
  'tracklist.saveSelection',
  'tracklist.copyLink',
  'tracklist.showArtistTracks',
  'tracklist.undo',
  'tracklist.restoreAll',
  'tracklist.findUnavailable',
  'tracklist.applyText',
  'tracklist.discardText',
  'tracklist.signOut',
];

/** Calls that suit most sentences: a number, one of one, a name, and both in either order. */
const usual = [
  [12, 12],
  [1, 1],
  ['Echo', 'Echo'],
  [12, 'Echo'],
  ['Echo', 12],
  [0, 12],
  [1, 0],
];

function each(values: readonly unknown[]): unknown[][] {
  return values.map(value => [value]);
}

/** Whatever of a module says something: functions, and those in its tables. */
function sayingsOf(words: Words): [name: string, say: Say][] {
  const tables = Object.values(words).filter(each => typeof each === 'object' && each !== null);
  return [words, ...(tables as Words[])].flatMap(Object.entries<unknown>).filter(isSaying);
}

function isSaying(entry: [string, unknown]): entry is [string, Say] {
  return typeof entry[1] === 'function';
}

/** Every text in what was said. */
function textsIn(said: unknown): string[] {
  if (typeof said === 'string') return [said];
  if (typeof said === 'function') return [];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(textsIn) : [];
}

/** What a sentence says for all its samples; a call that does not suit it says nothing. */
function said(name: string, say: Say): string[] {
  const texts = (samples[name] ?? usual).flatMap(args => {
    try {
      return textsIn(say(...args));
    } catch {
      return [];
    }
  });
  return texts.filter(text => !/undefined|NaN|Invalid/.test(text));
}

const files = globSync('src/messages/*.ts', { cwd: path.resolve(import.meta.dirname, '../../..') });
const modules = await Promise.all(
  files.map(async file => ({
    file: path.basename(file),
    words: (await import(`../../../${file}`)) as Words,
  })),
);

function speakGerman(): void {
  editor.reset();
  Object.assign(editor, { language: 'de', bundle: germanBundle() });
}

function assertGerman(text: string): void {
  // What is quoted are names and what Spotify says in English.
  const ours = text.replace(/„[^“]*“|\b\w+:\/*\S+|vscode\.\S+/g, '');
  assert.equal(englishIn(ours), undefined, text);
  assert.doesNotMatch(text, /\{\w*\}/, text);
}

describe('In German', () => {
  beforeEach(speakGerman);
  after(() => editor.reset());

  const silent: string[] = [];
  let asked = 0;
  for (const { file, words } of modules)
    it(`every sentence of ${file} is German, and whole`, () => {
      for (const [name, say] of sayingsOf(words)) {
        const texts = said(name, say);
        asked++;
        if (texts.length === 0) silent.push(name);
        for (const text of texts) assertGerman(text);
      }
    });

  it('nearly every sentence has been said here', () => {
    assert.ok(silent.length < 0.03 * asked, `samples are missing for ${silent.join(', ')}`);
  });

  it('numbers, dates and times are written as Germans write them', () => {
    assert.equal(viewWords.tracks(1_200), '1.200 Titel');
    assert.equal(
      viewWords.added('12. März 2021', 'vor 5 Jahren'),
      'Hinzugefügt am 12. März 2021, vor 5 Jahren',
    );
    assert.equal(groupName({ by: 'monthAdded', name: '2010-03' }), 'März 2010');
    assert.equal(groupName({ by: 'decadeReleased', name: '2010' }), '2010er');
    assert.equal(viewWords.asOf(noon, noon + 1_000), 'Stand: 12:00');
    assert.equal(viewWords.asOf(noon - 86_400_000, noon), 'Stand: 20. November um 12:00');
    assert.equal(removedWords.when(noon - 86_400_000, noon), 'Gestern 12:00');
    assert.match(
      pauseSentence({ kind: 'rateLimited', until: noon + 86_400_000 }, noon),
      /^Pause bis Sonntag,? .*12:00$/,
    );
    assert.equal(
      matchSentence(['sameTitle', 'sameArtists', 'sameLength'], ['otherVersion']),
      'Hat denselben Titel, dieselben Künstler und dieselbe Länge. Aber: andere Version.',
    );
    assert.equal(sentenceLanguage(), 'de');
  });

  it('buttons can be called by what is seen of them', () => {
    const page = panelStrings();
    const { keep, keepInFull, dismiss, dismissInFull, bringBack, bringBackInFull } = duplicatesWords;
    const { remove, removeOf, use, useOf, find, findFor, tryAgain, tryAgainFor } = unavailableReviewWords;
    const { add, addInFull, thisOne, thisOneInFull } = importReviewWords;
    for (const [seen, said] of [
      [page.save, page.saveInFull],
      [page.saved, page.savedInFull],
      [panelWords.saveAll(), panelWords.saveAllInFull()],
      [keep(), keepInFull('Echo', 'Album')],
      [dismiss(), dismissInFull('Echo')],
      [bringBack(), bringBackInFull('Echo')],
      [remove(), removeOf('Echo')],
      [use(), useOf('Echo', 'Album')],
      [find(), findFor('Echo')],
      [tryAgain(), tryAgainFor('Echo')],
      [add(), addInFull('Echo')],
      [thisOne(), thisOneInFull('Echo')],
    ])
      assert.ok(said?.toLowerCase().includes(seen?.toLowerCase() ?? '?'), `${seen} is not in ${said}`);
  });

  it('sentences are English where there is no translation, and say so to who reads them out', () => {
    Object.assign(editor, { language: 'fr', bundle: undefined });
    assert.equal(viewWords.retry(), 'Retry');
    assert.equal(sentenceLanguage(), 'en');
  });

  it('a person is asked and told everything', async () => {
    const product = new Product({ albums: 12 });
    await product.connections.load();
    await product.connections.enterDemo();
    await product.saved();
    for (const command of commands) await product.run(command);
    const read = [
      ...editor.messages.flatMap(({ text, buttons, detail }) => [text, ...buttons, detail]),
      ...editor.inputs.flatMap(({ title, prompt }) => [title, prompt]),
      ...editor.picks.flatMap(({ placeHolder, labels, descriptions }) =>
        // Rows with titles are Spotify’s to word.
        labels.length > 10 ? [placeHolder] : [placeHolder, ...labels, ...descriptions],
      ),
      ...editor.progress.map(({ title }) => title),
    ].filter(text => text !== undefined);
    product.dispose();
    assert.ok(read.length > 30, String(read.length));
    for (const text of read) assertGerman(text);
  });
});
