import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Intention } from '../../../../src/interchange/libraryText/intention.ts';
import { intentionOf } from '../../../../src/interchange/libraryText/intention.ts';
import { stateOf } from '../../../../src/interchange/libraryText/printText.ts';
import { readText } from '../../../../src/interchange/libraryText/readText.ts';
import { upToDate } from '../../../../src/interchange/libraryText/upToDate.ts';
import type { SavedTrack } from '../../../../src/model/track.ts';
import { done } from '../../library/arrangement/someTracks.ts';
import { row, textOf, uri, words } from './someText.ts';

const uris = (numbers: readonly number[]): string[] => numbers.map(uri);
const rowsOf = (numbers: readonly number[]): SavedTrack[] =>
  [...numbers].sort((a, b) => a - b).map(each => row(each));

function intention(base: readonly number[], text: readonly number[], current: readonly number[]): Intention {
  return done(intentionOf({ base: uris(base), text: new Set(uris(text)), current: uris(current) }));
}

/** A text made from `base`, brought up to date with what is saved now. */
function broughtUpToDate(text: string, base: readonly number[], current: readonly number[]): string {
  const rows = rowsOf(current);
  const { tracks } = done(readText(text));
  const moved = done(
    intentionOf({ base: uris(base), text: tracks, current: rows.map(({ track }) => track.uri) }),
  );
  return done(upToDate({ text, moved, rows, state: done(stateOf(rows)), words }));
}

describe('what a person wants by a text', () => {
  it('is to remove what they deleted and to add what they put in', () => {
    const { remove, add, came, went, isReordered } = intention([1, 2, 3], [9, 1, 3], [1, 2, 3]);
    assert.deepEqual([remove, add, came, went, isReordered], [uris([2]), uris([9]), [], [], false]);
  });

  it('is nothing about what came and went elsewhere', () => {
    const { remove, add, came, went } = intention([1, 2, 3], [1, 2, 3], [0, 1, 3]);
    assert.deepEqual([remove, add, came, went], [[], [], uris([0]), uris([2])]);
  });

  it('is done where the same was done elsewhere', () => {
    const { remove, add, came, went } = intention([1, 2], [1, 9], [1, 9]);
    assert.deepEqual([remove, add, came, went], [[], [], [], []]);
  });

  it('is nothing where only the order is another', () => {
    const { remove, add, isReordered } = intention([1, 2, 3], [3, 1, 2], [1, 2, 3]);
    assert.deepEqual([remove, add, isReordered], [[], [], true]);
  });

  it('applies to nothing that was not read yet', () => {
    assert.deepEqual(intention([1, 2], [1], [1, 2, 3, 4]).remove, uris([2]));
  });
});

describe('a text that is brought up to date', () => {
  it('is as printed anew where nothing was edited', () => {
    assert.equal(
      broughtUpToDate(textOf(rowsOf([2, 3, 8])), [2, 3, 8], [0, 1, 3, 5, 8, 20]),
      textOf(rowsOf([0, 1, 3, 5, 8, 20])),
    );
  });

  it('keeps edits, remarks and order', () => {
    const [heading, help, , month, first, second, third] = textOf(rowsOf([1, 2, 3])).split('\n');
    const edited = [heading, '// mine', '', month, third, uri(9), '', first, help].join('\n');
    const text = broughtUpToDate(edited, [1, 2, 3], [0, 1, 2]);
    const lines = text.split('\n');
    assert.match(lines[0]!, /3 tracks/);
    assert.deepEqual(lines.slice(1, 4), ['// mine', '', month]);
    assert.match(lines[4]!, /^Track 0 /);
    assert.deepEqual(lines.slice(5), [uri(9), '', first, help]);
    assert.ok(!text.includes(second!), 'what was deleted stays so');
  });

  it('gets the line back that says what it was made from', () => {
    const text = broughtUpToDate(`${uri(1)}\n`, [1, 2], [0, 1, 2]);
    assert.equal(done(readText(text)).state, done(stateOf(rowsOf([0, 1, 2]))).name);
    assert.deepEqual([...done(readText(text)).tracks.keys()], uris([0, 1]));
  });

  it('says the same as before, whatever was edited and whatever came and went meanwhile', () => {
    const set = fc.uniqueArray(fc.nat(30), { maxLength: 20 });
    const edits = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('delete' as const), at: fc.nat(60) }),
        fc.record({ kind: fc.constant('insert' as const), at: fc.nat(60), track: fc.nat(40) }),
        fc.record({ kind: fc.constant('remark' as const), at: fc.nat(60) }),
        fc.record({ kind: fc.constant('move' as const), at: fc.nat(60), to: fc.nat(60) }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(set, set, edits, (base, current, steps) => {
        const lines = textOf(rowsOf(base)).split('\n');
        for (const step of steps) {
          if (step.kind === 'delete') lines.splice(step.at, 1);
          if (step.kind === 'insert') lines.splice(step.at, 0, uri(step.track));
          if (step.kind === 'remark') lines.splice(step.at, 0, '// a remark', '');
          if (step.kind === 'move') lines.splice(step.to, 0, ...lines.splice(step.at, 1));
        }
        const text = lines.join('\n');
        const wanted = [...done(readText(text)).tracks.keys()];
        const isIn = (numbers: readonly number[], each: string): boolean => uris(numbers).includes(each);
        const now = rowsOf(current).map(({ track }) => track.uri);
        const { remove, add } = done(intentionOf({ base: uris(base), text: new Set(wanted), current: now }));
        // What was deleted of what stood there, and what was put in: nothing else is to change.
        assert.deepEqual(
          remove,
          now.filter(each => isIn(base, each) && !wanted.includes(each)),
        );
        assert.deepEqual(
          add,
          wanted.filter(each => !isIn(base, each) && !now.includes(each)),
        );

        const after = done(readText(broughtUpToDate(text, base, current)));
        assert.equal(after.state, done(stateOf(rowsOf(current))).name);
        const again = done(intentionOf({ base: now, text: after.tracks, current: now }));
        assert.deepEqual([again.remove, new Set(again.add)], [remove, new Set(add)]);
        assert.deepEqual([again.came, again.went, after.troubles], [[], [], 0]);
      }),
      { numRuns: 1_000 },
    );
  });
});
