import { phrase } from '../names/phrase.ts';
import type { Tongue } from '../names/tongue.ts';
import { tongues } from '../names/tongues.ts';
import { Random } from '../random.ts';
import { Career } from './career.ts';
import { Catalogue } from './catalogue.ts';
import type { CatalogueArtist, CatalogueTrack } from './entities.ts';
import { addOddities } from './oddities.ts';
import { Press } from './press.ts';
import { releaseDate } from './releaseDate.ts';

/** After so many artists somebody compiles a sampler of their songs. */
const artistsBetweenSamplers = 24;

/**
 * Invents a catalogue of at least `tracks` tracks. The same seed and size give the same catalogue.
 * None of its artists exists.
 */
export function makeCatalogue(seed: string, tracks: number): Catalogue {
  const steps = catalogueInSteps(seed, tracks);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of less than a few milliseconds, for threads that must not stall. */
export function* catalogueInSteps(seed: string, tracks: number): Generator<undefined, Catalogue> {
  const random = new Random(`${seed}/${tracks}`);
  const press = new Press(random);
  const various = press.artist('Various Artists', []);
  const oddities = addOddities(random, press, various);
  const names = new Set<string>();
  const artists: CatalogueArtist[] = [];
  let recent: CatalogueTrack[] = [];
  while (press.trackCount < tracks) {
    const tongue = random.pickWeighted(tongues);
    const artist = press.artist(newName(random, tongue, names), genresOf(random, tongue));
    const first = press.albums.length;
    new Career(random, press, tongue, artist, artists.slice(-40)).live();
    artists.push(artist);
    recent.push(...press.albums.slice(first).flatMap(album => album.tracks.slice(0, 2)));
    if (artists.length % artistsBetweenSamplers === 0) {
      addSampler(random, press, various, recent);
      recent = [];
    }
    yield;
  }
  return new Catalogue(press.albums, oddities);
}

function genresOf(random: Random, tongue: Tongue): string[] {
  return random.shuffled(tongue.genres).slice(0, random.between(1, 2));
}

/** A name nobody in the catalogue bears yet. */
function newName(random: Random, tongue: Tongue, taken: Set<string>): string {
  let name = phrase(random, tongue, tongue.artists);
  for (let more = 2; taken.has(name); more++) {
    const other = phrase(random, tongue, tongue.artists);
    if (!taken.has(other)) name = other;
    else name = more > 4 ? `${other} ${more}` : `${other} × ${phrase(random, tongue, tongue.artists)}`;
  }
  taken.add(name);
  return name;
}

function addSampler(
  random: Random,
  press: Press,
  various: CatalogueArtist,
  recent: readonly CatalogueTrack[],
): void {
  const theme = random.pick([
    'Harbour Lights',
    'Night Bus Home',
    'Sonntagskinder',
    'Café del Faro',
    '夏の終わり',
  ]);
  press.release({
    name: `${theme}, Vol. ${random.between(1, 40)}`,
    type: 'compilation',
    artists: [various],
    releaseDate: releaseDate(random, 2025),
    label: 'Tidewater Compilations',
    discs: [random.shuffled(recent).slice(0, random.between(12, 20))],
  });
}
