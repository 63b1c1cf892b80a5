import { createHash, randomBytes } from 'node:crypto';

/** The two halves of a proof key (RFC 7636): the challenge travels with the question, the verifier with the code. */
export interface ProofKey {
  /** 86 characters of base64url. */
  readonly verifier: string;
  /** base64url of the verifier's SHA-256. */
  readonly challenge: string;
}

export function createProofKey(): ProofKey {
  const verifier = randomBytes(64).toString('base64url');
  return { verifier, challenge: sha256(verifier) };
}

/** 256 random bits, base64url. */
export function createState(): string {
  return randomBytes(32).toString('base64url');
}

/** base64url of the SHA-256 of `text`. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
