import type { CatalogueAlbum, CatalogueArtist, CatalogueTrack } from './entities.ts';

/** Everything the demo Spotify offers. Never changes once made. */
export class Catalogue {
  readonly artists: ReadonlyMap<string, CatalogueArtist>;
  readonly albums: ReadonlyMap<string, CatalogueAlbum>;
  readonly tracks: ReadonlyMap<string, CatalogueTrack>;
  /** One of each of the things that surprise a reader; every collection that is large enough holds them. */
  readonly oddities: readonly CatalogueTrack[];
  #albumsOf: Map<CatalogueArtist, CatalogueAlbum[]> | undefined;

  constructor(albums: readonly CatalogueAlbum[], oddities: readonly CatalogueTrack[]) {
    const artists = new Map<string, CatalogueArtist>();
    const tracks = new Map<string, CatalogueTrack>();
    for (const album of albums) {
      for (const artist of album.artists) artists.set(artist.id, artist);
      for (const track of album.tracks) {
        tracks.set(track.id, track);
        for (const artist of track.artists) artists.set(artist.id, artist);
      }
    }
    this.artists = artists;
    this.albums = new Map(albums.map(album => [album.id, album]));
    this.tracks = tracks;
    this.oddities = oddities;
  }

  /** Every release the artist is credited on, be it for one track. */
  albumsOf(artist: CatalogueArtist): readonly CatalogueAlbum[] {
    this.#albumsOf ??= releasesByArtist(this.albums.values());
    return this.#albumsOf.get(artist) ?? [];
  }
}

function releasesByArtist(albums: Iterable<CatalogueAlbum>): Map<CatalogueArtist, CatalogueAlbum[]> {
  const byArtist = new Map<CatalogueArtist, CatalogueAlbum[]>();
  for (const album of albums) {
    const credited = new Set([...album.artists, ...album.tracks.flatMap(track => track.artists)]);
    for (const artist of credited) {
      const releases = byArtist.get(artist);
      if (releases) releases.push(album);
      else byArtist.set(artist, [album]);
    }
  }
  return byArtist;
}
