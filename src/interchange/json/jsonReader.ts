import type { ItemFacts } from '../itemFacts.ts';
import { itemOf, noFacts, singleFacts } from '../itemFacts.ts';
import type { ListReader } from '../listReader.ts';
import type { ListSink } from '../listedItem.ts';
import type { NamedField } from '../namedField.ts';
import { namedField } from '../namedField.ts';
import type { JsonElement } from './jsonElements.ts';
import { JsonElements } from './jsonElements.ts';

/** Lists of what a person does not have, or of what is no music, in the data that Spotify hands out. */
const otherLists = /^(banned|artists$|shows$|episodes$|podcasts$|audiobooks$|chapters$|other$)/i;

/** Records may stand in records so deep; deeper ones tell of something else. */
const deepest = 3;

/**
 * Reads JSON: what this product writes, what Spotify hands out on request (`YourLibrary.json`, playlists, listening
 * history), answers of its Web API, and lists of records with field names in use or of links.
 */
export class JsonReader implements ListReader {
  readonly #sink: ListSink;
  readonly #elements = new JsonElements(
    name => /^playlists$/i.test(name),
    element => this.#take(element),
  );

  constructor(sink: ListSink) {
    this.#sink = sink;
  }

  *write(text: string): Generator<undefined, void> {
    this.#elements.write(text);
    yield;
  }

  end(): Promise<void> {
    if (!this.#elements.isWhole) this.#sink.complain(this.#elements.line, 'broken', '');
    return Promise.resolve();
  }

  #take({ text, line, path }: JsonElement): void {
    if (path.some(name => otherLists.test(name))) return;
    const value = parsed(text);
    const item = value === undefined ? 'broken' : itemOf(factsIn(value), line);
    if (typeof item === 'string') this.#sink.complain(line, item, text);
    else this.#sink.add(item);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a record says; a string alone is a link. */
function factsIn(value: unknown): ItemFacts {
  if (typeof value === 'string') return { ...noFacts, links: [value] };
  const said = new Map<NamedField, string[]>();
  gather(value, said, 0);
  const first = (field: NamedField): string => said.get(field)?.[0] ?? '';
  return {
    ...singleFacts(first),
    links: said.get('link') ?? [],
    artists: said.get('artists') ?? said.get('artist')?.slice(0, 1) ?? [],
    albumArtists: said.get('albumArtists') ?? [],
  };
}

function gather(value: unknown, said: Map<NamedField, string[]>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  for (const [name, content] of Object.entries(value)) {
    const field = namedField(name);
    if (isRecord(content)) gatherNested(name, field, content, said, depth);
    else if (Array.isArray(content)) {
      if (field === 'artists' || field === 'artist' || field === 'albumArtists')
        say(said, field === 'artist' ? 'artists' : field, content.flatMap(nameOf));
    } else if (field && (typeof content === 'string' || typeof content === 'number') && content !== '')
      say(said, field, [String(content)]);
  }
}

/** A saved track holds its track, a track its album and its artist, and ISRCs stand among other numbers. */
function gatherNested(
  name: string,
  field: NamedField | undefined,
  content: object,
  said: Map<NamedField, string[]>,
  depth: number,
): void {
  if (field === 'artist') say(said, 'artist', nameOf(content));
  else if (field === 'album') gatherAlbum(content, said, depth);
  else if (field === 'title' || /^(item|externalids|externalurls)$/i.test(name.replace(/_/g, '')))
    gather(content, said, depth + 1);
}

function gatherAlbum(album: object, said: Map<NamedField, string[]>, depth: number): void {
  const ofAlbum = new Map<NamedField, string[]>();
  gather(album, ofAlbum, depth + 1);
  say(said, 'album', ofAlbum.get('title') ?? []);
  say(said, 'albumLink', ofAlbum.get('link') ?? []);
  say(said, 'albumArtists', ofAlbum.get('artists') ?? []);
  say(said, 'releaseDate', ofAlbum.get('releaseDate') ?? []);
}

function say(said: Map<NamedField, string[]>, field: NamedField, values: readonly string[]): void {
  const known = said.get(field) ?? [];
  if (values.length > 0)
    said.set(field, field === 'link' || known.length === 0 ? [...known, ...values] : known);
}

function nameOf(artist: unknown): string[] {
  if (typeof artist === 'string') return [artist];
  return isRecord(artist) && 'name' in artist && typeof artist.name === 'string' ? [artist.name] : [];
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
