import assert from 'node:assert/strict';
import { trackChoice } from '../../../src/commands/itemChoices.ts';
import { albumChoice } from '../../../src/commands/itemChoices.ts';

describe('an item as a row of a list to choose from', () => {
  const artists = [{ name: '' }, { name: '$(zap) Zoë' }];

  for (const name of ['', ' ', '\u3000'])
    it(`can be seen when its title is ${JSON.stringify(name)}`, () => {
      const track = { uri: '', name, artists, durationMs: 0, explicit: false, isLocal: false };
      for (const { label, description } of [
        trackChoice(track),
        albumChoice({ name, artists, images: [] }, 0),
      ]) {
        assert.equal(label, '(no title)');
        assert.equal(description, '$\u2060(zap) Zoë');
      }
    });
});
