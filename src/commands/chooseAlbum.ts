import type { Connection } from '../library/connections.ts';
import type { AlbumReference } from '../model/album.ts';
import { chooseOne } from './choose.ts';
import { loadedAlbums, loadedTracks } from './loadedItems.ts';
import { albumChoice } from './itemChoices.ts';

/**
 * Lets the person choose one of the albums at hand: that of the track that is shown, then saved ones, then those of
 * tracks at hand. Its URI; undefined when they choose none.
 */
export async function chooseAlbum(
  connection: Connection,
  shown: string | undefined,
  placeHolder: string,
): Promise<string | undefined> {
  const albums = await albumsAtHand(connection, shown);
  return chooseOne(
    [...albums].map(([uri, album]) => albumChoice(album, uri)),
    placeHolder,
  );
}

async function albumsAtHand(
  connection: Connection,
  shown: string | undefined,
): Promise<ReadonlyMap<string, AlbumReference>> {
  const shownAlbum = shown === undefined ? undefined : connection.library.tracks.known(shown)?.album;
  const saved = (await loadedAlbums(connection)).map(({ album }) => album);
  const others = (await loadedTracks(connection, shown)).map(({ album }) => album);
  const all = [shownAlbum, ...saved, ...others];
  return new Map(all.flatMap(album => (album?.uri === undefined ? [] : [[album.uri, album] as const])));
}
