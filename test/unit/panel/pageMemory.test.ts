import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { rememberedUri } from '../../../src/panel/pageMemory.ts';
import { exampleUri } from './exampleTrack.ts';

describe('what a panel remembers across a reload', () => {
  it('is the track it was about', () => {
    const uri = exampleUri('track', 'a');
    assert.equal(rememberedUri({ uri, detailsOpen: true }), uri);
    assert.equal(
      rememberedUri({ uri: 'spotify:local:Me:Tape:Garage:201' }),
      'spotify:local:Me:Tape:Garage:201',
    );
  });

  const nothing: readonly unknown[] = [
    undefined,
    null,
    'spotify:track:' + 'a'.repeat(22),
    {},
    { uri: 7 },
    { uri: exampleUri('album', 'a') },
    { uri: 'https://open.spotify.com/track/' + 'a'.repeat(22) },
    { uri: 'a'.repeat(22) },
    { uri: ' spotify:track:short ' },
    { uri: 'spotify:local:' + 'x'.repeat(5000) },
  ];
  for (const state of nothing) {
    it(`is nothing for ${inspect(state).slice(0, 60)}`, () => {
      assert.equal(rememberedUri(state), undefined);
    });
  }

  it('never throws, whatever is stored', () => {
    fc.assert(fc.property(fc.anything(), state => assert.doesNotThrow(() => rememberedUri(state))));
  });
});
