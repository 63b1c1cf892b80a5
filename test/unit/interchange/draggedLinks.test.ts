import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraggedLinks, writeDraggedLinks } from '../../../src/interchange/draggedLinks.ts';

const id = '4cOdK2wGLETKBW3PvgPWqT';
const track = {
  reference: { kind: 'track', id },
  name: 'Lantern Field',
  artists: [{ name: 'Salt Meridian' }],
} as const;
const album = { reference: { kind: 'album', id }, name: 'Paper Engines', artists: [] } as const;

describe('what rows carry while they are dragged', () => {
  it('is read as it was written', () => {
    assert.deepEqual(readDraggedLinks(writeDraggedLinks([track, album])), [track, album]);
  });

  it('is nothing where a stranger wrote something else', () => {
    const strange = ['', 'x', 'null', '{}', '[null, 1, "a", []]', '[{"uri":1,"name":"a","artists":[]}]'];
    for (const text of strange) assert.deepEqual(readDraggedLinks(text), []);
    fc.assert(
      fc.property(fc.json(), text => {
        assert.deepEqual(readDraggedLinks(text), []);
      }),
    );
  });

  const wrong = [
    { uri: 'https://evil.example' },
    { uri: `spotify:artist:${id}` },
    { uri: `https://open.spotify.com/track/${id}` },
    { uri: `spotify:track:${id}?x=](https://evil.example)` },
    { name: undefined },
    { name: 'x'.repeat(10_001) },
    { artists: [1] },
    { artists: 'Salt Meridian' },
  ];
  for (const change of wrong) {
    it(`leaves out what is wrong: ${JSON.stringify(change).slice(0, 60)}`, () => {
      const good = { uri: `spotify:track:${id}`, name: 'a', artists: ['b'] };
      const text = JSON.stringify([{ ...good, ...change }, good]);
      assert.equal(readDraggedLinks(text).length, 1);
    });
  }
});
