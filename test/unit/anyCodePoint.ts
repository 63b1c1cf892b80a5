import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };

/**
 * Any character there is, for `unit` of `fc.string`. `'binary'` means the same, but makes a table of a million entries
 * in every process that asks for it.
 */
export const anyCodePoint: fc.Arbitrary<string> = fc
  .nat(0x10ffff - surrogates.count)
  .map(index => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count), indexOf);

function indexOf(value: unknown): number {
  const character = String(value);
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined || String.fromCodePoint(codePoint) !== character)
    throw new Error('not one character');
  return codePoint < surrogates.first ? codePoint : codePoint - surrogates.count;
}
