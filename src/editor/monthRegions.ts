import { linesOf } from '../interchange/libraryText/readText.ts';

/** Tracks below a heading. Lines count from 0 and are included. */
export interface Region {
  readonly heading: string;
  readonly from: number;
  readonly to: number;
}

const stepSize = 512;

/**
 * The parts of a text: a comment that stands at the top or below a blank line begins one, which ends at the last line
 * before the next one that is not blank. Found a few lines at a time.
 */
export function* monthRegions(text: string): Generator<undefined, Region[]> {
  const regions: Region[] = [];
  let open: { heading: string; from: number } | undefined;
  let [number, lastFilled, wasBlank] = [0, 0, true];
  const close = (): void => {
    if (open && lastFilled > open.from) regions.push({ ...open, to: lastFilled });
  };
  for (const line of linesOf(text)) {
    const isBlank = line.trim() === '';
    if (wasBlank && line.startsWith('//')) {
      close();
      open = { heading: line.slice(2).trim(), from: number };
    }
    if (!isBlank) lastFilled = number;
    wasBlank = isBlank;
    if (++number % stepSize === 0) yield;
  }
  close();
  return regions;
}
