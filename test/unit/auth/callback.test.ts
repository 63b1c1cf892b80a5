import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCallback, sameSecret } from '../../../src/auth/callback.ts';

describe('a callback', () => {
  it('brings a code or the reason there is none', () => {
    assert.deepEqual(readCallback('code=AQ-x_1&state=s'), { state: 's', code: 'AQ-x_1' });
    assert.deepEqual(readCallback('state=s&error=access_denied'), { state: 's', error: 'access_denied' });
    assert.deepEqual(readCallback('?code=c&state=s'), { state: 's', code: 'c' });
    assert.deepEqual(readCallback('code=c&state=s&utm=1'), { state: 's', code: 'c' });
  });

  it('is known by its nonce where the state was needed for something else', () => {
    assert.deepEqual(readCallback('nonce=n&code=c&state=vscode%3A%2F%2Fx'), { state: 'n', code: 'c' });
    assert.deepEqual(readCallback('nonce=n&code=c'), { state: 'n', code: 'c' });
  });

  const useless = {
    'without state': 'code=c',
    'with an empty state': 'code=c&state=',
    'with neither code nor error': 'state=s',
    'with an empty code': 'code=&state=s',
    'with an empty error': 'error=&state=s',
    'with both code and error': 'code=c&error=access_denied&state=s',
    'with two states': 'code=c&state=s&state=t',
    'with the same state twice': 'code=c&state=s&state=s',
    'with two codes': 'code=c&code=d&state=s',
    'with two codes and an error': 'code=c&code=d&error=access_denied&state=s',
    'with two errors': 'error=a&error=b&state=s',
    'with two errors and a code': 'error=a&error=b&code=c&state=s',
    'with two nonces': 'nonce=n&nonce=n&code=c&state=s',
    'with an empty nonce': 'nonce=&code=c&state=s',
    'that is empty': '',
  };
  for (const [how, query] of Object.entries(useless))
    it(`${how} is of no use`, () => assert.equal(readCallback(query), undefined));

  it('keeps codes and states as they were sent', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(word, word, (code, state) => {
        const query = new URLSearchParams({ code, state }).toString();
        assert.deepEqual(readCallback(query), { state, code });
      }),
    );
  });

  it('can be any text without doing harm', () => {
    fc.assert(fc.property(fc.string(), text => void readCallback(text)));
  });
});

describe('secrets', () => {
  it('are the same when every letter is, whatever their lengths', () => {
    assert.ok(sameSecret('abc', 'abc'));
    assert.ok(sameSecret('', ''));
    for (const other of ['abd', 'ab', 'abcd', '', 'ABC']) assert.ok(!sameSecret('abc', other));
  });
});
