import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { rememberedPages } from '../../../src/panel/pageMemory.ts';
import { sectionIds } from '../../../webview/protocol.ts';
import { exampleUri } from './exampleTrack.ts';

const track = exampleUri('track', 'a');
const artist = exampleUri('artist', 'b');

describe('what a panel remembers across a reload', () => {
  it('is the pages it has shown, which of them it was on, and what was open there', () => {
    const memory = {
      places: [
        { uri: track, open: ['album', 'details'] },
        { uri: artist, open: [] },
        { uri: 'spotify:local:Me:Tape:Garage:201', open: ['details'] },
      ],
      current: 1,
    };
    assert.deepEqual(rememberedPages(memory), memory);
  });

  it('leaves out sections that there are not, and those named twice', () => {
    const open = ['album', 'secrets', 7, null, 'album'];
    assert.deepEqual(rememberedPages({ places: [{ uri: track, open }], current: 0 }), {
      places: [{ uri: track, open: ['album'] }],
      current: 0,
    });
  });

  const place = (uri: unknown): object => ({ places: [{ uri, open: [] }], current: 0 });
  const nothing: readonly unknown[] = [
    undefined,
    null,
    track,
    {},
    { uri: track },
    place(7),
    place('spotify:playlist:37i9dQZF1DXcBWIGoYBM5M'),
    place('https://open.spotify.com/track/' + 'a'.repeat(22)),
    place('https://open.spotify.com/artist/' + 'a'.repeat(22)),
    place('a'.repeat(22)),
    place(' spotify:track:short '),
    place(` ${artist}`),
    place('spotify:local:' + 'x'.repeat(5000)),
    { places: [], current: 0 },
    { places: [{ uri: track, open: [] }], current: 1 },
    { places: [{ uri: track, open: [] }], current: -1 },
    { places: [{ uri: track, open: [] }], current: 0.5 },
    { places: [{ uri: track, open: [] }], current: 'length' },
    { places: [{ uri: track }], current: 0 },
    { places: [{ uri: track, open: [] }, null], current: 0 },
    { places: new Array(51).fill({ uri: track, open: [] }), current: 0 },
  ];
  for (const state of nothing) {
    it(`is nothing for ${inspect(state, { breakLength: Infinity }).slice(0, 80)}`, () => {
      assert.equal(rememberedPages(state), undefined);
    });
  }

  it('is what was given, or nothing, whatever is stored', () => {
    const almost = fc.record({
      places: fc.array(
        fc.record(
          {
            uri: fc.oneof(fc.constantFrom(track, artist), fc.string()),
            open: fc.array(fc.oneof(fc.constantFrom(...sectionIds), fc.string())),
          },
          { requiredKeys: ['uri'] },
        ),
      ),
      current: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.anything()),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost), state => {
        const memory = rememberedPages(state);
        if (!memory) return;
        const { places, current } = state as typeof memory;
        assert.equal(memory.current, current);
        assert.deepEqual(
          memory.places.map(({ uri }) => uri),
          places.map(({ uri }) => uri),
        );
        assert.ok(memory.places[memory.current]);
        for (const { open } of memory.places) for (const id of open) assert.ok(sectionIds.includes(id));
      }),
    );
  });
});
