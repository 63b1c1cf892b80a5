import { isAlbumOffered } from '../answers/availability.ts';
import { sliceOf } from '../answers/paging.ts';
import { checkedId, limitOf, listOf, offsetOf } from '../answers/parameters.ts';
import { Refusal } from '../answers/refusal.ts';
import type { CatalogueAlbum, CatalogueArtist } from '../catalogue/entities.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

/** Single tracks, albums and artists. No scope is needed. */
export const catalogueReads: readonly Route[] = [
  { method: 'GET', path: '/tracks/{id}', hasMarket: true, answer: track },
  { method: 'GET', path: '/albums/{id}', hasMarket: true, answer: album },
  { method: 'GET', path: '/albums/{id}/tracks', hasMarket: true, answer: albumTracks },
  { method: 'GET', path: '/artists/{id}', answer: artist },
  { method: 'GET', path: '/artists/{id}/albums', hasMarket: true, answer: artistAlbums },
];

function track({ catalogue, render }: Context, id: string): unknown {
  return render.track(found(catalogue.tracks, id));
}

function album({ catalogue, render }: Context, id: string): unknown {
  return render.album(found(catalogue.albums, id));
}

function albumTracks({ catalogue, render, href, query }: Context, id: string): unknown {
  const { tracks } = found(catalogue.albums, id);
  const limit = limitOf(query, { highest: 50, usual: 20 });
  return sliceOf(tracks, { href, query, limit, offset: offsetOf(query) }, each =>
    render.simplifiedTrack(each),
  );
}

function artist({ catalogue, render }: Context, id: string): unknown {
  return render.artist(found(catalogue.artists, id));
}

function artistAlbums({ catalogue, render, market, href, query }: Context, id: string): unknown {
  const whose = found(catalogue.artists, id);
  const wanted = groupsOf(query);
  const albums = [...catalogue.albumsOf(whose)]
    .filter(each => wanted.includes(groupOf(each, whose)) && isAlbumOffered(each, market))
    .sort((a, b) => (a.releaseDate < b.releaseDate ? 1 : -1));
  const limit = limitOf(query, { highest: 10, usual: 5 });
  return sliceOf(albums, { href, query, limit, offset: offsetOf(query) }, each =>
    render.artistAlbum(each, groupOf(each, whose)),
  );
}

const groups = ['album', 'single', 'appears_on', 'compilation'];

function groupsOf(query: URLSearchParams): readonly string[] {
  const wanted = listOf(query, 'include_groups') ?? groups;
  if (wanted.some(group => !groups.includes(group))) throw new Refusal(400, 'Invalid album type');
  return wanted;
}

/** An artist's own release counts by its type, somebody else's as an appearance. */
function groupOf(release: CatalogueAlbum, whose: CatalogueArtist): string {
  return release.artists.includes(whose) ? release.type : 'appears_on';
}

function found<T>(all: ReadonlyMap<string, T>, id: string): T {
  const item = all.get(checkedId(id));
  if (!item) throw new Refusal(404, 'Resource not found');
  return item;
}
