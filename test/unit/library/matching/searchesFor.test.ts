import assert from 'node:assert/strict';
import { searchesFor } from '../../../../src/library/matching/searchesFor.ts';

describe('what Spotify is asked for a recording', () => {
  it('names the first artist, also where one name holds several', () => {
    const named = (artist: string): unknown => searchesFor({ title: 'Echo', artists: [artist] });
    for (const artist of [
      'Ann & the Owls',
      'Ann & the Owls, Ben',
      'Ann & the Owls; Ben',
      'Ann & the Owls feat. Ben',
    ])
      assert.deepEqual(named(artist), [{ track: 'Echo', artist: 'Ann & the Owls' }]);
    assert.deepEqual(named(', '), [{ track: 'Echo', artist: ',' }]);
  });
});
