import { isUtf8 } from 'node:buffer';

/** Characters or bytes that are worked on at once: about a millisecond. */
const chunkSize = 16 * 1024;

/** The text of a file, in pieces that end neither within a character nor within a line end. */
export function* chunksOfText(text: string): Generator<string, undefined> {
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + chunkSize);
    while (to < text.length && !mayEndAt(text, to)) to++;
    yield text.slice(from, to);
    from = to;
  }
}

/**
 * The same of bytes. A byte order mark tells UTF-8 and UTF-16; without one it is UTF-8, else Windows-1252, as older
 * spreadsheets write it. The mark is left out, and what is no character is replaced.
 */
export function* chunksOfBytes(bytes: Uint8Array): Generator<string, undefined> {
  const decoder = new TextDecoder(encodingOf(bytes));
  let kept = '';
  for (let from = 0; from < bytes.length; from += chunkSize) {
    const text = kept + decoder.decode(bytes.subarray(from, from + chunkSize), { stream: true });
    kept = text.endsWith('\r') ? '\r' : '';
    yield kept === '' ? text : text.slice(0, -1);
  }
  const rest = kept + decoder.decode();
  if (rest !== '') yield rest;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function mayEndAt(text: string, at: number): boolean {
  const [last, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  const isWithinCharacter = last >= 0xd800 && last < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  return !isWithinCharacter && !(last === 13 && next === 10);
}
