import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SavedItems } from '../../../src/demo/savedItems.ts';

describe('saved items', () => {
  const uri = fc.integer({ min: 0, max: 12 }).map(number => `spotify:track:${number}`);
  const date = fc.integer({ min: 0, max: 5 }).map(second => `2026-01-01T00:00:0${second}Z`);
  const change = fc.record({ uri, date, isSave: fc.boolean() });

  it('are newest first, once each, and keep their first date', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        const items = new SavedItems([]);
        const expected = new Map<string, string>();
        for (const { uri, date, isSave } of changes) {
          assert.equal(items.items.length, expected.size);
          if (isSave) {
            items.save(uri, date);
            if (!expected.has(uri)) expected.set(uri, date);
          } else {
            items.remove(uri);
            expected.delete(uri);
          }
        }
        assert.deepEqual(new Map(items.items.map(({ uri, addedAt }) => [uri, addedAt])), expected);
        const dates = items.items.map(({ addedAt }) => addedAt);
        assert.deepEqual(dates, [...dates].sort().reverse());
        assert.equal(items.size, expected.size);
      }),
    );
  });

  it('of one second stand in an order of their own, whichever was saved first', () => {
    const uris = Array.from({ length: 20 }, (_, number) => `spotify:track:${number}`);
    const orderOf = (list: readonly string[]): string[] => {
      const items = new SavedItems([]);
      for (const uri of list) items.save(uri, '2026-01-01T00:00:00Z');
      return items.items.map(item => item.uri);
    };
    assert.deepEqual(orderOf(uris), orderOf([...uris].reverse()));
    assert.notDeepEqual(orderOf(uris), uris);
    assert.notDeepEqual(orderOf(uris), [...uris].reverse());
  });
});
