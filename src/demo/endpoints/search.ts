import { isAlbumOffered, isTrackOffered } from '../answers/availability.ts';
import { sliceOf } from '../answers/paging.ts';
import { limitOf, listOf, offsetOf } from '../answers/parameters.ts';
import { Refusal } from '../answers/refusal.ts';
import { parseSearchQuery } from '../search/searchQuery.ts';
import { searchAlbums, searchArtists, searchTracks } from '../search/searchCatalogue.ts';
import type { Context } from './context.ts';
import type { Route } from './route.ts';

/** Searching the catalogue. */
export const search: readonly Route[] = [{ method: 'GET', path: '/search', hasMarket: true, answer: find }];

const kinds = ['track', 'album', 'artist'] as const;
/** Kinds that may be asked for but that this Spotify has none of. */
const absentKinds = ['playlist', 'show', 'episode', 'audiobook'];
/** No more results than these can be reached. */
const mostResults = 1000;

/** One paging object for each type asked for, named in the plural. */
function find({ catalogue, render, market, href, query }: Context): unknown {
  const text = query.get('q');
  if (!text?.trim()) throw new Refusal(400, 'No search query');
  const types = typesOf(query);
  const page = {
    href,
    query,
    limit: limitOf(query, { highest: 10, usual: 5 }),
    offset: offsetOf(query, mostResults),
  };
  const wanted = parseSearchQuery(text);
  const slice = <T>(found: readonly T[], show: (item: T) => unknown): unknown =>
    sliceOf(found.slice(0, mostResults), page, show);
  const results = {
    track: () =>
      slice(
        searchTracks(catalogue, wanted).filter(item => isTrackOffered(item, market)),
        item => render.track(item),
      ),
    album: () =>
      slice(
        searchAlbums(catalogue, wanted).filter(item => isAlbumOffered(item, market)),
        item => render.simplifiedAlbum(item),
      ),
    artist: () => slice(searchArtists(catalogue, wanted), item => render.artist(item)),
  };
  return Object.fromEntries(
    types.map(type => {
      const kind = kinds.find(each => each === type);
      return [`${type}s`, kind ? results[kind]() : slice([], () => null)];
    }),
  );
}

function typesOf(query: URLSearchParams): string[] {
  const types = listOf(query, 'type');
  if (!types) throw new Refusal(400, 'Missing parameter type');
  const unknown = types.find(type => ![...kinds, ...absentKinds].includes(type));
  if (unknown !== undefined) throw new Refusal(400, `Bad search type field "${unknown}"`);
  return types;
}
