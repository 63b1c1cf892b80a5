/** What reads of the catalogue may be given, and reads of the library never are: it would replace ids. */
export interface MarketOptions {
  /**
   * The country to answer for, ISO 3166-1 alpha-2 in capitals. With it Spotify replaces a track that is not available
   * there by an equal one, and says of each whether it can be played. Spotify puts the account's country first.
   */
  readonly market?: string | undefined;
}

/**
 * The query for a market, empty without one. Throws a `RangeError` for anything that is no code of two capitals, such
 * as the old `from_token`.
 */
export function marketQuery({ market }: MarketOptions): { readonly market?: string } {
  if (market === undefined) return {};
  if (!/^[A-Z]{2}$/.test(market)) throw new RangeError('a market is a country code of two capitals');
  return { market };
}
