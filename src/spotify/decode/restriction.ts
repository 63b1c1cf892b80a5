import { object, pipe, string, transform } from 'valibot';
import { maybe } from './decode.ts';

/** The reason out of `restrictions`; words Spotify introduces later are kept as they are. */
export const restrictionReason = pipe(
  maybe(object({ reason: maybe(string()) })),
  transform(raw => raw?.reason),
);
