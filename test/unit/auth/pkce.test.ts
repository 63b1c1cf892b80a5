import assert from 'node:assert/strict';
import { createProofKey, createState, sha256 } from '../../../src/auth/pkce.ts';

describe('proof keys', () => {
  it('turn the verifier of RFC 7636, appendix B, into its challenge', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    assert.equal(sha256(verifier), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('have a verifier of allowed length and letters and a challenge without padding', () => {
    for (let round = 0; round < 100; round++) {
      const { verifier, challenge } = createProofKey();
      assert.match(verifier, /^[A-Za-z0-9_.~-]{43,128}$/);
      assert.match(challenge, /^[A-Za-z0-9_-]{43}$/);
      assert.equal(challenge, sha256(verifier));
    }
  });

  it('are never the same twice, nor are states', () => {
    const verifiers = Array.from({ length: 500 }, () => createProofKey().verifier);
    const states = Array.from({ length: 500 }, createState);
    assert.equal(new Set([...verifiers, ...states]).size, 1_000);
  });

  it('come with states of at least 128 bits that need no encoding', () => {
    assert.match(createState(), /^[A-Za-z0-9_-]{22,}$/);
  });
});
