/** The kinds of catalogue item this product deals with. */
export type SpotifyKind = 'track' | 'album' | 'artist';

/** A reference to one catalogue item. */
export interface SpotifyReference {
  readonly kind: SpotifyKind;
  /** 22 base-62 characters. */
  readonly id: string;
}

const idPattern = /^[0-9A-Za-z]{22}$/;
const uriPattern = /^spotify:(track|album|artist):([0-9A-Za-z]{22})$/;
const linkPattern =
  /^(?:https?:\/\/)?(?:open|play)\.spotify\.com\/(?:intl-[a-z]{2}(?:-[a-z]{2})?\/)?(?:embed\/)?(track|album|artist)\/([0-9A-Za-z]{22})\/?(?:[?#]\S*)?$/i;
/** What claims to be of Spotify's and is not part of another address, and words that are ids. */
const mentionPattern =
  /(?<![a-z0-9.@/-])(?:(?:https?:\/\/)?(?:open|play)\.spotify\.com\/|spotify:[a-z]+:)[^\s<>"')\],;|\u0080-\uffff]*|(?<![^\s,;])[0-9a-z]{22}(?![^\s,;])/gi;

/** Whether `text` has the form of a Spotify id (22 base-62 characters). */
export function isSpotifyId(text: string): boolean {
  return idPattern.test(text);
}

/** `spotify:<kind>:<id>`. */
export function spotifyUri(kind: SpotifyKind, id: string): string {
  return `spotify:${kind}:${id}`;
}

/** The item's page at open.spotify.com. */
export function spotifyLink(reference: SpotifyReference): string {
  return `https://open.spotify.com/${reference.kind}/${reference.id}`;
}

/** An item's page at open.spotify.com: its `url` when it has one, else where pages always are. */
export function webPageOf(
  kind: SpotifyKind,
  { id, url }: { readonly id?: string; readonly url?: string },
): string | undefined {
  return url ?? (id === undefined ? undefined : spotifyLink({ kind, id }));
}

/**
 * Reads `spotify:track:<id>`, a link to open.spotify.com (with or without scheme, language folder or
 * query), or a bare id, which counts as a track. Undefined for anything else.
 */
export function parseSpotifyReference(text: string): SpotifyReference | undefined {
  const trimmed = text.trim();
  if (isSpotifyId(trimmed)) return { kind: 'track', id: trimmed };
  const match = uriPattern.exec(trimmed) ?? linkPattern.exec(trimmed);
  if (!match?.[1] || !match[2]) return undefined;
  return { kind: match[1].toLowerCase() as SpotifyKind, id: match[2] };
}

/** What a pasted text refers to. */
export interface ReferencesInText {
  /** In order of first appearance, without repetition. */
  readonly references: readonly SpotifyReference[];
  /** Links and URIs of anything else, and lines that hold nothing at all. */
  readonly unreadable: readonly string[];
}

/**
 * Finds every reference in a text of links, URIs and ids, on lines of their own or many on one: an input box
 * makes one line of all. Links inside prose or Markdown are found too; the words around them are no complaint.
 */
export function findSpotifyReferences(text: string): ReferencesInText {
  const found = new Map<string, SpotifyReference>();
  const unreadable: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const mentions = mentionsIn(line);
    if (mentions.length === 0 && line.trim() !== '') unreadable.push(line.trim());
    for (const mention of mentions) {
      const reference = parseSpotifyReference(mention);
      if (reference) found.set(spotifyUri(reference.kind, reference.id), reference);
      else unreadable.push(mention);
    }
  }
  return { references: [...found.values()], unreadable };
}

/** Without the punctuation and Markdown that may follow. */
function mentionsIn(line: string): string[] {
  return [...line.matchAll(mentionPattern)].map(([mention]) => withoutEnd(mention));
}

/** Letter by letter, as a pattern would try each place of a long run of signs anew. */
function withoutEnd(mention: string): string {
  let end = mention.length;
  while (end > 0 && !/[0-9a-z/]/i.test(mention.charAt(end - 1))) end--;
  return mention.slice(0, end);
}
