import { object, pipe, transform } from 'valibot';
import { page } from './page.ts';
import { track } from './track.ts';

/** The track part of a search answer. */
export const searchedTracks = pipe(
  object({ tracks: page(track) }),
  transform(raw => raw.tracks),
);
