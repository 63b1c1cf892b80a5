import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marketIn, markets, marketsByName, nameOfMarket } from '../../../src/model/markets.ts';

describe('countries', () => {
  it('are codes that Spotify takes, each once and with a name', () => {
    assert.equal(new Set(markets).size, markets.length);
    for (const code of markets) {
      assert.match(code, /^[A-Z]{2}$/);
      assert.equal(marketIn(code), code);
      assert.notEqual(nameOfMarket(code, 'en'), code);
    }
  });

  it('are read as people write them', () => {
    assert.deepEqual(['se', ' SE\n', 'uk', 'UK'].map(marketIn), ['SE', 'SE', 'GB', 'GB']);
    assert.deepEqual(['', 'Sweden', 'S', 'SWE', 'ZZ', 'EU', 'QQ', 'X1', 'from_token'].filter(marketIn), []);
  });

  it('are two capitals or none, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ minLength: 2, maxLength: 2 })), text => {
        const code = marketIn(text);
        if (code !== undefined) assert.match(code, /^[A-Z]{2}$/);
      }),
    );
  });

  it('are listed by the names of the language, with one that is not usual', () => {
    const names = marketsByName('en', 'GL').map(({ name }) => name);
    assert.deepEqual(names.slice(0, 2), ['Albania', 'Algeria']);
    assert.ok(names.includes('Greenland'));
    assert.equal(marketsByName('de').find(({ code }) => code === 'SE')?.name, 'Schweden');
  });
});
