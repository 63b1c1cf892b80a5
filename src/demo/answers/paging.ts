/** Which part of a list is asked for, and under which address. */
export interface Paging {
  /** Without a query. */
  readonly href: string;
  /** The request's own parameters, repeated in the links to other pages. */
  readonly query: URLSearchParams;
  readonly limit: number;
  readonly offset: number;
}

/** Spotify's paging object for one page of `list`. */
export function sliceOf<T>(
  list: readonly T[],
  paging: Paging,
  render: (item: T) => unknown,
): Record<string, unknown> {
  const { limit, offset } = paging;
  return {
    href: link(paging, offset),
    items: list.slice(offset, offset + limit).map(render),
    limit,
    next: offset + limit < list.length ? link(paging, offset + limit) : null,
    offset,
    previous: offset > 0 ? link(paging, Math.max(0, offset - limit)) : null,
    total: list.length,
  };
}

function link({ href, query, limit }: Paging, offset: number): string {
  const parameters = new URLSearchParams(query);
  parameters.set('offset', String(offset));
  parameters.set('limit', String(limit));
  return `${href}?${parameters.toString()}`;
}
