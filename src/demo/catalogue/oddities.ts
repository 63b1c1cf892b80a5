import type { Random } from '../random.ts';
import type { CatalogueArtist, CatalogueTrack } from './entities.ts';
import type { Availability, Press, Recording, ReleasePlan } from './press.ts';

const longTitle =
  'The Complete and Unabridged Account of How the Night Ferry to Pellmoor Lost Its Way in the Fog, Found an ' +
  'Island Nobody Had Drawn, Stayed for the Harvest, and Came Home with a Different Captain, Three Goats and a ' +
  'Piano (As Told by the Stowaway in the Lifeboat, Who Was Asleep for Most of It)';

/** Titles that break careless lists: markup, markers, marks that move text, signs made of several characters. */
const awkwardTitles: readonly string[] = [
  longTitle,
  '<script>alert("side B")</script>',
  '[Not a Link](https://example.com) **Not Bold** `not code`',
  '$(zap) $(sync~spin) Icon Language',
  '100% &amp; Rising | Falling \\ Standing',
  'שלום (Hello) – رسالة من البحر 12:30',
  'ليلة طويلة جدًا تحت سماء المدينة القديمة (نسخة مباشرة)',
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽 ✨🫧 (emoji only, please)',
  '真夜中の坂道で君を待つ – 완전판 – 纸飞机',
  'Z̷̢̛a̴͎͝l̶͖̄g̵̱̈́o̸͍͐ in the Attic',
  'I',
  '4′33″ 2 Go',
  'café / café',
  '＝SUM(A1:A9)',
];

/**
 * Publishes one of each of the things that surprise a reader of a collection.
 * @returns the tracks that every large enough collection holds
 */
export function addOddities(random: Random, press: Press, various: CatalogueArtist): CatalogueTrack[] {
  const maker = new OddityMaker(random, press);
  return [
    ...maker.awkwardTitles(),
    ...maker.duplicates(),
    ...maker.unavailable(),
    ...maker.relinked(),
    ...maker.boxSet(),
    ...maker.lostAlbum(),
    ...maker.extremes(),
    ...maker.sampler(various),
  ];
}

class OddityMaker {
  readonly #random: Random;
  readonly #press: Press;
  readonly #hostile: CatalogueArtist;
  readonly #band: CatalogueArtist;
  readonly #choir: CatalogueArtist;

  constructor(random: Random, press: Press) {
    this.#random = random;
    this.#press = press;
    this.#hostile = press.artist('<b>&"quotes"', ['noise']);
    this.#band = press.artist('The Pellmoor Telegraph', ['indie folk']);
    this.#choir = press.artist('Coro de los Faros Apagados', ['folk']);
  }

  awkwardTitles(): CatalogueTrack[] {
    const names = `"><i>Markup</i> & Sons' Greatest Tags`;
    return this.#release(names, this.#hostile, [awkwardTitles.map(name => this.#song(name, this.#hostile))]);
  }

  /** A single, the album it came from and a reissue: three ids, one recording. */
  duplicates(): CatalogueTrack[] {
    const song = this.#song('Lighthouse in Reverse', this.#band);
    const others = ['Salt Year', 'Harrowgate Street', 'The Tide Table'].map(name =>
      this.#song(name, this.#band),
    );
    const live = this.#song('Lighthouse in Reverse - Live at the Orrery', this.#band);
    const edit = this.#song('Lighthouse in Reverse - Radio Edit', this.#band);
    return [
      ...this.#release(song.name, this.#band, [[song, edit]], { type: 'single', releaseDate: '2016-03' }),
      ...this.#release('Tide Tables', this.#band, [[song, ...others]], { releaseDate: '2016-06-17' }),
      ...this.#release('Tide Tables (Deluxe Edition)', this.#band, [[song, ...others], [live]], {
        releaseDate: '2017-11-03',
      }),
    ];
  }

  unavailable(): CatalogueTrack[] {
    const reasons: Availability[] = [
      { markets: [] },
      { markets: ['JP', 'KR'] },
      { blocked: 'product' },
      { blocked: 'explicit' },
    ];
    const names = [
      'Gone from Here',
      'Only in the Far East',
      'Not in Your Plan',
      'Not in Front of the Children',
    ];
    const songs = names.map((name, index) => ({ ...this.#song(name, this.#band), explicit: index === 3 }));
    return this.#release('What You Cannot Hear', this.#band, [songs], {}, (_, index) => reasons[index] ?? {});
  }

  /** The first pressing plays in two countries only; elsewhere the second one is played instead. */
  relinked(): CatalogueTrack[] {
    const songs = ['Same Song, Other Number', 'Moved Without Notice'].map(name =>
      this.#song(name, this.#choir),
    );
    const second = this.#release('Números (Second Pressing)', this.#choir, [songs], {
      releaseDate: '2021-02-05',
    });
    return this.#release('Números', this.#choir, [songs], { releaseDate: '1994' }, (_, index) => {
      const replacement = second[index];
      return replacement ? { markets: ['US', 'CA'], replacement } : {};
    });
  }

  /** More tracks than fit on the page an album comes with. */
  boxSet(): CatalogueTrack[] {
    const discs = [1, 2, 3, 4].map(disc =>
      Array.from({ length: 16 }, (_, index) => this.#song(`Canto ${disc}.${index + 1}`, this.#choir)),
    );
    return this.#release('Cantos Completos 1971–1998', this.#choir, discs, { releaseDate: '1999' });
  }

  /** Taken down but for its tracks: no name, no cover. */
  lostAlbum(): CatalogueTrack[] {
    return this.#release('', this.#band, [[this.#song('Track from a Lost Album', this.#band)]], {
      hasCover: false,
    });
  }

  extremes(): CatalogueTrack[] {
    const long = { ...this.#song('Drone for a Whole Shift', this.#choir), durationMs: 5_025_000 };
    const short = { ...this.#song('Blink', this.#choir), durationMs: 3_800 };
    const shared = {
      ...this.#song('Twelve Guests', this.#choir),
      artists: [this.#choir, this.#band, this.#hostile],
    };
    return this.#release('Lengths', this.#choir, [[long, short, shared]], { releaseDate: '2024-02-29' });
  }

  sampler(various: CatalogueArtist): CatalogueTrack[] {
    const songs = [this.#band, this.#choir, this.#hostile].map(artist => this.#song('Harbour Mix', artist));
    return this.#release('Now That Is What We Call Fog, Vol. 7', various, [songs], { type: 'compilation' });
  }

  #release(
    name: string,
    artist: CatalogueArtist,
    discs: readonly (readonly Recording[])[],
    rest: Partial<ReleasePlan> = {},
    availability?: (recording: Recording, index: number) => Availability,
  ): CatalogueTrack[] {
    const plan: ReleasePlan = {
      name,
      type: 'album',
      artists: [artist],
      releaseDate: '2019-10-25',
      label: 'Oddity Records',
      discs,
      ...rest,
    };
    return [...this.#press.release(plan, availability).tracks];
  }

  #song(name: string, artist: CatalogueArtist): Recording {
    return {
      name,
      artists: [artist],
      durationMs: this.#random.between(150_000, 290_000),
      explicit: false,
      isrc: this.#press.isrc('GB', 2016),
    };
  }
}
