import assert from 'node:assert/strict';

/** Fails unless a sentence is one for people: no codes, no holes, nothing loud. */
export function assertPlain(sentence: string): void {
  const where = `“${sentence}”`;
  assert.ok(sentence.trim() !== '', where);
  assert.ok(!sentence.includes('!'), where);
  assert.ok(!/\{\w*\}/.test(sentence), where);
  assert.ok(!/undefined|null|NaN|\[object/.test(sentence), where);
  assert.ok(!/\b[A-Z]+_[A-Z_]+\b|\b[45]\d\d\b|\bHTTP\b|\bE[A-Z]{4,}\b/.test(sentence), where);
}
