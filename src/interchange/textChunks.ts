import type { FileBytes } from './fileBytes.ts';

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

/** The same of bytes, which are let go of. A byte order mark is left out, and what is no character is replaced. */
export function* chunksOfBytes(bytes: FileBytes): Generator<string, undefined> {
  const decoder = new TextDecoder(bytes.encoding());
  let kept = '';
  for (const piece of bytes.take())
    for (let from = 0; from < piece.length; from += chunkSize) {
      const text = kept + decoder.decode(piece.subarray(from, from + chunkSize), { stream: true });
      kept = text.endsWith('\r') ? '\r' : '';
      yield kept === '' ? text : text.slice(0, -1);
    }
  const rest = kept + decoder.decode();
  if (rest !== '') yield rest;
}

function mayEndAt(text: string, at: number): boolean {
  const [last, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  const isWithinCharacter = last >= 0xd800 && last < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  return !isWithinCharacter && !(last === 13 && next === 10);
}
