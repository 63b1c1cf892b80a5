import assert from 'node:assert/strict';
import { endOfSession, readSession } from '../../../src/auth/session.ts';
import { spotifyEndpoints } from '../../../src/spotify/endpoints.ts';
import { aSession } from './aSession.ts';

describe('a stored sign-in', () => {
  const read = (changes: object): unknown =>
    readSession(JSON.stringify({ ...aSession(), ...changes }), spotifyEndpoints);

  it('is read as it was written', () => assert.deepEqual(read({}), aSession()));

  it('may hold what a later version adds', () => {
    assert.deepEqual(read({ later: true, account: { ...aSession().account, country: 'SE' } }), aSession());
  });

  it('is none when anything of it is missing or of another kind', () => {
    for (const key of Object.keys(aSession())) {
      for (const value of [undefined, null, {}]) assert.equal(read({ [key]: value }), undefined, key);
    }
    assert.equal(read({ version: 2 }), undefined);
    assert.equal(read({ scopes: [1] }), undefined);
  });

  it('is none when it is no JSON at all', () => {
    for (const text of [undefined, '', '{', 'null', '[]', '7', '"session"'])
      assert.equal(readSession(text, spotifyEndpoints), undefined);
  });

  it('is none for other servers than those it was made with', () => {
    const { api, accounts } = aSession().origins;
    assert.equal(read({ origins: { api, accounts: 'http://127.0.0.1:1' } }), undefined);
    assert.equal(read({ origins: { api: 'http://127.0.0.1:1/v1', accounts } }), undefined);
  });
});

describe('the end of a sign-in', () => {
  const endOf = (authorized: string): string =>
    new Date(endOfSession(aSession({ authorizedAt: Date.parse(authorized) }))).toISOString();

  it('comes six months after the person agreed', () => {
    assert.equal(endOf('2026-03-12T10:30:00.000Z'), '2026-09-12T10:30:00.000Z');
    assert.equal(endOf('2026-11-21T10:30:00.000Z'), '2027-05-21T10:30:00.000Z');
  });

  it('comes on the last day of a month that is shorter', () => {
    assert.equal(endOf('2026-08-31T23:00:00.000Z'), '2027-02-28T23:00:00.000Z');
    assert.equal(endOf('2027-08-30T00:00:00.000Z'), '2028-02-29T00:00:00.000Z');
    assert.equal(endOf('2026-03-31T12:00:00.000Z'), '2026-09-30T12:00:00.000Z');
  });
});
