import type { ArtistReference } from './artist.ts';

/** The artists of something in credit order, as they stand on a line; empty when nobody is named. */
export function artistNames({
  artists,
}: {
  readonly artists: readonly Pick<ArtistReference, 'name'>[];
}): string {
  return artists
    .map(({ name }) => name)
    .filter(Boolean)
    .join(', ');
}
