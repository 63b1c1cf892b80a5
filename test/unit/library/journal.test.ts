import assert from 'node:assert/strict';
import type { Change, ChangedItem, SavedItem } from '../../../src/library/journal.ts';
import { MemoryJournal, uriOf } from '../../../src/library/journal.ts';

const item = (name: string): SavedItem => ({
  addedAt: '',
  track: { uri: name, name, artists: [], durationMs: 1, explicit: false, isLocal: false },
});

class TestJournal {
  readonly journal = new MemoryJournal();

  /** Names such as `a+ b- c?`: applied, refused, unknown. */
  change(
    text: string,
    { kind = 'save', extending }: Partial<Pick<Change, 'kind'> & { extending: number }> = {},
  ) {
    const marks: Record<string, ChangedItem['outcome']> = { '+': 'applied', '-': 'refused', '?': 'unknown' };
    const words = text.split(' ');
    const items = words.map(word => item(word.slice(0, -1)));
    const id = this.journal.begin({ kind, items, at: 1, extending });
    this.journal.settle(
      id,
      new Map(items.map((each, index) => [uriOf(each), marks[words[index]!.at(-1)!]!])),
    );
    return id;
  }

  get undoable(): string | undefined {
    const signs = { pending: '…', applied: '+', refused: '-', unknown: '?' };
    return this.journal
      .latestUndoable()
      ?.items.map(({ uri, outcome }) => uri + signs[outcome])
      .join(' ');
  }
}

describe('The journal', () => {
  it('keeps what altered something until something else has', () => {
    const test = new TestJournal();
    assert.equal(test.undoable, undefined);
    test.change('a+ b-');
    test.change('c-');
    test.change('d?');
    assert.equal(test.undoable, 'a+ b-');
    test.journal.begin({ kind: 'save', items: [item('e')], at: 1 });
    assert.equal(test.undoable, 'a+ b-', 'also while something is under way');
    test.change('f+');
    assert.equal(test.undoable, 'f+');
  });

  it('brings nothing older back once a change was taken back', () => {
    const test = new TestJournal();
    test.change('a+');
    test.journal.markUndone(test.change('b+'));
    test.change('c-');
    assert.equal(test.undoable, undefined);
  });

  it('makes one change of several tries', () => {
    const test = new TestJournal();
    const id = test.change('a+ b- c?');
    assert.equal(test.change('b+ c?', { extending: id }), id);
    assert.equal(test.undoable, 'a+ b+ c?');
    const refused = test.change('d-');
    assert.equal(test.change('d+', { extending: refused }), refused);
    assert.equal(test.undoable, 'd+');
  });

  it('goes on with nothing of another kind, taken back or overtaken', () => {
    const test = new TestJournal();
    const id = test.change('a+ b-');
    assert.notEqual(test.change('b-', { kind: 'remove', extending: id }), id);
    const overtaken = test.change('c+ d-');
    test.change('e+');
    assert.notEqual(test.change('d+', { extending: overtaken }), overtaken);
    const undone = test.change('f+ g-');
    test.journal.markUndone(undone);
    assert.notEqual(test.change('g+', { extending: undone }), undone);
    assert.equal(test.undoable, 'g+');
  });
});
