import { folded } from './folded.ts';

/** What a search can be narrowed down by. */
export type FilterName = 'artist' | 'track' | 'album' | 'isrc' | 'upc' | 'genre' | 'year';

/** What a search asks for. All texts are folded; everything given must match. */
export interface SearchQuery {
  /** Words of the free text. */
  readonly words: readonly string[];
  readonly filters: Readonly<Partial<Record<Exclude<FilterName, 'year'>, string>>>;
  /** First and last year, both included. */
  readonly years?: readonly [number, number];
}

const filterPattern = /\b(artist|track|album|isrc|upc|genre|year|tag):(?:"([^"]*)"|(\S+))/gi;

/**
 * Reads Spotify's search language: free text and `artist:`, `track:`, `album:`, `isrc:`, `upc:`, `genre:`, `year:`.
 * `tag:` is known too, but nothing here has a tag.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const filters: Record<string, string> = {};
  const free = text.replace(filterPattern, (_, name: string, quoted?: string, word?: string) => {
    filters[name.toLowerCase()] = folded(quoted ?? word ?? '');
    return ' ';
  });
  const words = folded(free.replace(/"/g, ' ')).split(/\s+/).filter(Boolean);
  const { year, ...others } = filters;
  return { words, filters: others, ...yearsOf(year) };
}

function yearsOf(text: string | undefined): { years?: [number, number] } {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? '');
  if (!match) return {};
  const first = Number(match[1]);
  return { years: [first, match[2] ? Number(match[2]) : first] };
}
