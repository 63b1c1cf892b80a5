import assert from 'node:assert/strict';
import { phrase } from '../../../src/demo/names/phrase.ts';
import { tongues } from '../../../src/demo/names/tongues.ts';
import { Random } from '../../../src/demo/random.ts';

describe('names', () => {
  it('have words for every slot of every pattern, and no word in vain', () => {
    const random = new Random('names');
    for (const tongue of tongues) {
      const patterns = [...tongue.artists, ...tongue.albums, ...tongue.tracks];
      for (const pattern of patterns) assert.doesNotMatch(phrase(random, tongue, [pattern]), /[{}]|^\s|\s$/);
      const used = new Set(
        patterns.flatMap(pattern => [...pattern.matchAll(/\{(\w+)\}/g)].map(match => match[1])),
      );
      assert.deepEqual(new Set(Object.keys(tongue.words)), used);
      assert.ok(Object.values(tongue.words).every(words => words.length >= 3));
    }
  });
});
