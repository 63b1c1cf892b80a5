import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldedQuery, foldedText } from '../../../../src/library/search/foldedText.ts';
import { TrackIndex } from '../../../../src/library/search/trackIndex.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';
import { savedTrack } from './someTracks.ts';

function takeIn(index: TrackIndex, rows: readonly SavedTrack[]): void {
  Array.from(index.takeIn(rows));
}

function indexOf(rows: readonly SavedTrack[]): TrackIndex {
  const index = new TrackIndex();
  takeIn(index, rows);
  return index;
}

const namesOf = (rows: readonly SavedTrack[]): string[] => rows.map(({ track }) => track.name);

/** The same, found by looking at everything every time. */
function naively(rows: readonly SavedTrack[], text: string): SavedTrack[] {
  const { words, phrase } = foldedQuery(text);
  const levelOf = ({ track }: SavedTrack): number | undefined => {
    const title = foldedText(track.name);
    const others = [track.artists.map(({ name }) => name).join(' '), track.album?.name ?? ''].map(foldedText);
    if (!words.every(word => [title, ...others].some(each => each.includes(word)))) return undefined;
    if (words.length === 0) return 4;
    const [whole = ''] = title.split('\n');
    if (whole === ` ${phrase}`) return 0;
    if (title.startsWith(` ${phrase}`)) return 1;
    if (words.every(word => title.includes(` ${word}`))) return 2;
    return words.every(word => [title, ...others].some(each => each.includes(` ${word}`))) ? 3 : 4;
  };
  const levels = new Map(rows.map(row => [row, levelOf(row)]));
  return [0, 1, 2, 3, 4].flatMap(level => rows.filter(row => levels.get(row) === level));
}

/** Few letters, so that much is found; and whatever a string can be made of. */
const someLetters = "a á b c æ ß 日 本 が カ 🔥 ' $ ! - \u202e \ud800".split(' ');
const letters = fc.string({ unit: fc.constantFrom(' ', ...someLetters), maxLength: 8 });
const name = fc.oneof(letters, letters, fc.string({ unit: anyCodePoint, maxLength: 6 }));
const named = fc.tuple(name, fc.array(name, { maxLength: 2 }), name);
const library = fc
  .array(named, { maxLength: 40 })
  .map(all => all.map(([title, artists, album], number) => savedTrack(number, title, artists, album)));

describe('the index of saved tracks', () => {
  const rows = [
    savedTrack(0, 'Copper Moon'),
    savedTrack(1, 'Winter Copper (Live)', ['Juniper Quiet'], 'Harbour Sessions'),
    savedTrack(2, 'Basalt', ['Violet Static'], 'Stones'),
    savedTrack(3, 'Copper', ['Cobalt Orchid'], 'Metals'),
    savedTrack(4, 'Neon River', ['The Coppers'], 'Currents'),
    savedTrack(5, 'Hypercopper', ['Violet Static'], 'Stones'),
    savedTrack(6, 'Lantern Field'),
    savedTrack(7, '真夜中のドア', ['松原みき'], 'POCKET PARK'),
    savedTrack(8, '', [], ''),
  ];

  it('has the whole title first, then titles that begin so, then words of titles, other words, and the rest', () => {
    assert.deepEqual(namesOf(indexOf(rows).search('copper', 10).rows), [
      'Copper',
      'Copper Moon',
      'Winter Copper (Live)',
      'Neon River',
      'Hypercopper',
    ]);
  });

  it('has the newest first among those that match as well', () => {
    const alike = [savedTrack(0, 'Echo'), savedTrack(1, 'echo'), savedTrack(2, 'Écho')];
    assert.deepEqual(namesOf(indexOf(alike).search('echo', 10).rows), ['Echo', 'echo', 'Écho']);
  });

  it('wants every word, each anywhere in title, artists or album', () => {
    const index = indexOf(rows);
    const found = (text: string): string[] => namesOf(index.search(text, 10).rows);
    assert.deepEqual(found('salt lantern'), ['Lantern Field']);
    assert.deepEqual(found('paper field salt'), ['Lantern Field']);
    assert.deepEqual(found('salt'), ['Copper Moon', 'Lantern Field', 'Basalt']);
    assert.deepEqual(found('lantern static'), []);
    assert.deepEqual(found('夜中 みき'), ['真夜中のドア']);
  });

  it('tells how many match beyond those that are wanted', () => {
    const { rows: found, total } = indexOf(rows).search('copper', 2);
    assert.deepEqual([namesOf(found), total], [['Copper', 'Copper Moon'], 5]);
  });

  it('finds what is taken in so far the first time, and what was known before until all is taken in again', () => {
    const index = new TrackIndex();
    const many = Array.from({ length: 100 }, (_, number) => savedTrack(number, 'Echo'));
    const first = index.takeIn(many);
    first.next();
    const some = index.search('echo', 1).total;
    assert.ok(some > 0 && some < 100 && !index.isWhole);
    Array.from(first);
    assert.ok(index.isWhole);
    const again = index.takeIn([savedTrack(-1, 'Echo'), ...many]);
    again.next();
    assert.deepEqual([index.search('echo', 1).total, index.isWhole], [100, false]);
    Array.from(again);
    assert.equal(index.search('echo', 1).total, 101);
  });

  it('gives a track in its latest form, and finds it by that', () => {
    const index = indexOf([savedTrack(0, 'Echo'), savedTrack(1, 'Basalt')]);
    const fuller = { ...savedTrack(0, 'Echo'), addedAt: '2020-01-01T00:00:00Z' };
    takeIn(index, [savedTrack(1, 'Basalt'), fuller]);
    assert.deepEqual(index.search('echo', 1).rows, [fuller]);
    takeIn(index, [savedTrack(0, 'Neon'), savedTrack(1, 'Basalt', ['Echo'])]);
    assert.deepEqual(namesOf(index.search('echo', 2).rows), ['Basalt']);
  });

  it('finds what looking at everything finds, in that order, whatever is typed, deleted, saved and removed', () => {
    const typing = fc.oneof(
      { weight: 6, arbitrary: fc.record({ type: name }) },
      { weight: 2, arbitrary: fc.record({ deleted: fc.nat(4) }) },
      { weight: 1, arbitrary: fc.record({ library }) },
      { weight: 1, arbitrary: fc.record({ without: fc.nat(40) }) },
    );
    fc.assert(
      fc.property(
        library,
        fc.array(typing, { maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        (start, steps, most) => {
          const index = indexOf(start);
          let held = start;
          let text = '';
          const check = (): void => {
            const all = naively(held, text);
            const { rows: found, total } = index.search(text, most);
            assert.equal(total, all.length, `“${text}”`);
            assert.deepEqual(found, all.slice(0, most), `“${text}”`);
          };
          for (const step of steps) {
            if ('library' in step) takeIn(index, (held = step.library));
            if ('without' in step) takeIn(index, (held = held.filter((_, place) => place !== step.without)));
            if ('deleted' in step) text = text.slice(0, Math.max(0, text.length - step.deleted));
            if ('type' in step) {
              for (const character of step.type) {
                text += character;
                check();
              }
            }
            check();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
