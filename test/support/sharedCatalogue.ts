import type { Catalogue } from '../../src/demo/catalogue/catalogue.ts';
import { makeCatalogue } from '../../src/demo/catalogue/makeCatalogue.ts';
import { catalogueSize } from '../../src/demo/catalogueSize.ts';

const catalogues = new Map<string, Catalogue>();

/**
 * What Spotify has, when somebody has saved so many tracks. It is made up once for all tests of a process: nobody changes
 * a catalogue.
 */
export function sharedCatalogue(savedTracks: number, seed = 'tracklist'): Catalogue {
  const key = `${seed}/${savedTracks}`;
  const catalogue = catalogues.get(key) ?? makeCatalogue(seed, catalogueSize(savedTracks));
  catalogues.set(key, catalogue);
  return catalogue;
}
