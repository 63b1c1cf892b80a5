import { nullish, object, pipe, string, transform } from 'valibot';
import type { SavedAlbum } from '../../model/album.ts';
import type { SavedTrack } from '../../model/track.ts';
import { album } from './album.ts';
import { track } from './track.ts';

/** An entry of the saved tracks; undefined when Spotify no longer gives the track. */
export const savedTrack = pipe(
  object({ added_at: string(), track: nullish(track) }),
  transform((raw): SavedTrack | undefined =>
    raw.track ? { addedAt: raw.added_at, track: raw.track } : undefined,
  ),
);

/** An entry of the saved albums; undefined when Spotify no longer gives the album. */
export const savedAlbum = pipe(
  object({ added_at: string(), album: nullish(album) }),
  transform((raw): SavedAlbum | undefined =>
    raw.album ? { addedAt: raw.added_at, album: raw.album } : undefined,
  ),
);
