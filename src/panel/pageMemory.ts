import type { PageMemory, PlaceMemory, SectionId } from '../../webview/protocol.ts';
import { isSectionId } from '../../webview/protocol.ts';
import { isPageUri } from './pageUri.ts';

/** What a person has to ask for each time: it searches at Spotify. */
const searching: SectionId = 'replacement';

/** More pages than a panel ever remembers. */
const mostPlaces = 50;

/** The pages that a panel from before a reload has shown; undefined when `state` does not say so properly. */
export function rememberedPages(state: unknown): PageMemory | undefined {
  const { places, current } = fieldsOf(state);
  if (!Array.isArray(places) || typeof current !== 'number' || places.length > mostPlaces) return undefined;
  const read = (places as readonly unknown[]).map(rememberedPlace);
  const known = read.filter(place => place !== undefined);
  return known.length === read.length && known[current] ? { places: known, current } : undefined;
}

function rememberedPlace(value: unknown): PlaceMemory | undefined {
  const { uri, open } = fieldsOf(value);
  if (typeof uri !== 'string' || !isPageUri(uri) || !Array.isArray(open)) return undefined;
  const sections = (open as readonly unknown[]).filter((each): each is SectionId => isSectionId(each));
  return { uri, open: [...new Set(sections)].filter(each => each !== searching) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
