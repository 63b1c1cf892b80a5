import type { Connection } from '../library/connections.ts';
import { findReplacements } from '../library/matching/findReplacements.ts';
import { relatedTracks } from '../library/relatedTracks.ts';
import type { PanelSource } from '../panel/panelSource.ts';
import type { Settings } from '../settings.ts';
import { market } from './market.ts';
import { sourceLabel } from './sourceLabel.ts';

/** What the details panel knows of the library in use. */
export function panelSource(connection: Connection, settings: Settings): PanelSource {
  const { library } = connection;
  const label = sourceLabel(connection);
  return {
    ...(label === undefined ? {} : { label }),
    onDidChange: library.onDidChange,
    track: (uri, signal) => library.tracks.get(uri, signal),
    known: uri => library.tracks.known(uri),
    asKnown: track => library.availability.asKnown(track),
    savedState: uri => library.savedState(uri),
    addedAt: uri => library.addedAt(uri),
    lookUpSaved: uris => library.lookUpSaved(uris),
    get savedTracks() {
      return library.savedTracks.rows;
    },
    related: relation => relatedTracks(library.savedTracks.rows, relation),
    findReplacements: async (track, signal) => {
      const code = await market(settings);
      if (code === undefined) return undefined;
      return findReplacements(library.recordings, track, { market: code, signal });
    },
    knownAlbum: uri => library.savedAlbums.get(uri)?.album,
    isAlbumAtHand: uri => library.albums.isAtHand(uri),
    album: async (uri, signal) => (await library.atHand(uri)).album ?? library.albums.get(uri, signal),
    albumTracks: album => library.albums.tracksOf(album),
    readMissingTracks: album => library.albums.readMissing(album),
    knownArtist: id => library.artists.known(id),
    artist: (id, signal) => library.artists.get(id, signal),
    get hasTopTracks() {
      return library.hasTopTracks;
    },
    artistTracks: artist => library.rankings.artistTracks(artist),
    knownReleases: id => library.artists.knownReleases(id),
    moreReleases: (id, signal) => library.artists.moreReleases(id, signal),
  };
}
