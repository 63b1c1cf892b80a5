const separators = /[\s-]/g;
/** Some catalogues fill the field with anything; what is all one sign is nobody's code. */
const placeholder = /^(.)\1*$/;

/**
 * An International Standard Recording Code in a form to be compared: without hyphens, in upper case (ISO 3901).
 * Undefined where there is none. One that is not well formed counts as well: releases share it no less.
 */
export function recordingCode(isrc: string | undefined): string | undefined {
  const plain = isrc?.replace(separators, '').toUpperCase() ?? '';
  return placeholder.test(plain) || plain === '' ? undefined : plain;
}
