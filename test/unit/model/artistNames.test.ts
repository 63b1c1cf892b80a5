import assert from 'node:assert/strict';
import { artistNames } from '../../../src/model/artistNames.ts';

describe('the artists of something on a line', () => {
  it('stand in credit order', () => {
    assert.equal(artistNames({ artists: [{ name: 'Zoë' }, { name: 'Ann & Bob' }] }), 'Zoë, Ann & Bob');
  });

  it('leave out whom Spotify does not name', () => {
    assert.equal(artistNames({ artists: [{ name: '' }, { name: 'Zoë' }, { name: '' }] }), 'Zoë');
    assert.equal(artistNames({ artists: [] }), '');
  });
});
