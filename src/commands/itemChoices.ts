import { inert, titled } from '../messages/wording.ts';
import type { AlbumReference } from '../model/album.ts';
import { artistNames } from '../model/artistNames.ts';
import type { Track } from '../model/track.ts';
import type { Choice } from './choose.ts';

/** A track as a row of a Quick Pick. */
export function trackChoice(track: Track): Choice<Track> {
  const description = [artistNames(track), track.album?.name].filter(Boolean).join(' · ');
  return { label: titled(track.name), description: inert(description), value: track };
}

/** An album as a row of a Quick Pick. */
export function albumChoice<T>(album: AlbumReference, value: T): Choice<T> {
  return { label: titled(album.name), description: inert(artistNames(album)), value };
}
