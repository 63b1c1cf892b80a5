import { phrase } from '../names/phrase.ts';
import type { Tongue } from '../names/tongue.ts';
import type { Random } from '../random.ts';
import type { CatalogueAlbum, CatalogueArtist } from './entities.ts';
import type { Availability, Press, Recording, ReleasePlan } from './press.ts';
import { releaseDate } from './releaseDate.ts';

/** Playable elsewhere, but not where the demo's listener lives. */
const farAway: readonly (readonly string[])[] = [[], ['JP'], ['US', 'CA', 'MX'], ['JP', 'KR', 'TW', 'HK']];

const venues = [
  'the Orrery',
  'Pellmoor Hall',
  'Kavarna Lux',
  'Teatro Brisamar',
  'Halle 9',
  'the Old Ropeworks',
];
const remixers = ['Nachtfalter', 'Low Orbit Kin', 'DJ Pellmoor', 'Ósk', 'Tropic of Graphite', '夜航'];

/** One artist's life in records: albums, the singles before them, live nights, reissues. */
export class Career {
  readonly artist: CatalogueArtist;
  readonly #random: Random;
  readonly #press: Press;
  readonly #tongue: Tongue;
  readonly #guests: readonly CatalogueArtist[];
  readonly #label: string;
  readonly #explicitness: number;
  #year: number;
  #studioAlbum: CatalogueAlbum | undefined;

  /** @param guests artists who may appear on a song; may be empty */
  constructor(
    random: Random,
    press: Press,
    tongue: Tongue,
    artist: CatalogueArtist,
    guests: readonly CatalogueArtist[],
  ) {
    this.artist = artist;
    this.#random = random;
    this.#press = press;
    this.#tongue = tongue;
    this.#guests = guests;
    this.#label = `${random.pick(['Tidewater', 'Kite & Anchor', 'Graphite', 'Sonnenuhr', 'Petit Phare', '青い帆'])} Records`;
    this.#explicitness = random.chance(0.2) ? 0.4 : 0.03;
    this.#year = Math.max(1958, 2024 - Math.floor(random.next() ** 2 * 66));
  }

  /** Publishes everything. */
  live(): void {
    for (let count = this.#random.between(1, 4); count > 0; count--) {
      this.#next();
      this.#year = Math.min(2026, this.#year + this.#random.between(0, 4));
    }
  }

  #next(): void {
    const lot = this.#random.next();
    if (lot < 0.45) this.#album();
    else if (lot < 0.6) this.#extendedPlay();
    else if (lot < 0.78) this.#single(this.#recording());
    else if (lot < 0.84 || !this.#studioAlbum) this.#longAlbum();
    else if (lot < 0.91) this.#liveAlbum(this.#studioAlbum);
    else this.#reissue(this.#studioAlbum);
  }

  #album(): void {
    const songs = this.#recordings(this.#random.between(8, 14));
    if (songs[0] && this.#random.chance(0.35)) this.#single(songs[0]);
    this.#studioAlbum = this.#publish('album', this.#albumName(), [songs]);
  }

  #longAlbum(): void {
    const discs = this.#random.between(2, this.#random.chance(0.25) ? 4 : 2);
    const lists = Array.from({ length: discs }, () => this.#recordings(this.#random.between(9, 16)));
    this.#studioAlbum = this.#publish('album', this.#albumName(), lists);
  }

  #extendedPlay(): void {
    this.#publish('single', `${this.#albumName()} - EP`, [this.#recordings(this.#random.between(4, 6))]);
  }

  /** A song with what record companies add to it: near-duplicates. */
  #single(song: Recording): void {
    const others = this.#random.shuffled([
      this.#variant(song, ' - Radio Edit', 0.8),
      this.#variant(song, ` - ${this.#random.pick(remixers)} Remix`, 1.3),
      this.#variant(song, ' - Instrumental', 1),
      this.#variant(song, ' - Acoustic', 1.05),
    ]);
    this.#publish('single', song.name, [[song, ...others.slice(0, this.#random.between(0, 2))]]);
  }

  #liveAlbum(studio: CatalogueAlbum): void {
    const place = `Live at ${this.#random.pick(venues)}`;
    const songs = studio.tracks.slice(0, 12).map(song => this.#variant(song, ` - ${place}`, 1.15));
    this.#publish('album', `${place}, ${this.#year}`, [this.#random.shuffled(songs)]);
  }

  /** The same recordings once more under other ids; in some countries only the new ones play. */
  #reissue(studio: CatalogueAlbum): void {
    const isRemaster = this.#random.chance(0.4);
    const suffix = isRemaster ? ` - ${this.#year} Remaster` : '';
    const songs = studio.tracks.map(song => (isRemaster ? this.#variant(song, suffix, 1) : song));
    const bonus = this.#recordings(this.#random.between(1, 3));
    const name = `${studio.name} (${isRemaster ? `${this.#year} Remaster` : 'Deluxe Edition'})`;
    const reissue = this.#publish('album', name, [songs, bonus]);
    if (!isRemaster && this.#random.chance(0.5)) relink(studio, reissue);
  }

  #publish(
    type: ReleasePlan['type'],
    name: string,
    discs: readonly (readonly Recording[])[],
  ): CatalogueAlbum {
    const date = releaseDate(this.#random, this.#year);
    const plan = { name, type, artists: [this.artist], releaseDate: date, label: this.#label, discs };
    return this.#press.release({ ...plan, hasCover: !this.#random.chance(0.01) }, recording =>
      this.#availability(recording),
    );
  }

  #availability({ explicit }: Recording): Availability {
    if (explicit && this.#random.chance(0.01)) return { blocked: 'explicit' };
    if (!this.#random.chance(0.012)) return {};
    return this.#random.chance(0.3) ? { blocked: 'product' } : { markets: this.#random.pick(farAway) };
  }

  #recordings(count: number): Recording[] {
    return Array.from({ length: count }, () => this.#recording());
  }

  #recording(): Recording {
    const guest =
      this.#guests.length > 0 && this.#random.chance(0.1) ? this.#random.pick(this.#guests) : undefined;
    const name = phrase(this.#random, this.#tongue, this.#tongue.tracks);
    return {
      name: guest && this.#random.chance(0.6) ? `${name} (feat. ${guest.name})` : name,
      artists: guest ? [this.artist, guest] : [this.artist],
      durationMs: this.#duration(),
      explicit: this.#random.chance(this.#explicitness),
      isrc: this.#press.isrc(this.#tongue.country, this.#year),
    };
  }

  #variant(song: Recording, suffix: string, stretch: number): Recording {
    return {
      name: song.name + suffix,
      artists: song.artists,
      durationMs: Math.round(song.durationMs * stretch) + this.#random.between(-900, 900),
      explicit: song.explicit,
      isrc: this.#press.isrc(this.#tongue.country, this.#year),
    };
  }

  /** Mostly three to four minutes, seldom under one or over ten. */
  #duration(): number {
    const spread = this.#random.next() + this.#random.next() + this.#random.next() - 1.5;
    const base = 215_000 + spread * 95_000;
    return Math.round(this.#random.chance(0.03) ? base * this.#random.between(2, 5) : base);
  }

  #albumName(): string {
    return phrase(this.#random, this.#tongue, this.#tongue.albums);
  }
}

/** From now on `old` is played from `reissue` everywhere but in two countries. */
function relink(old: CatalogueAlbum, reissue: CatalogueAlbum): void {
  const replacements = new Map(reissue.tracks.map(track => [track.isrc, track]));
  for (const track of old.tracks) {
    const replacement = replacements.get(track.isrc);
    if (replacement) Object.assign(track, { markets: ['US', 'CA'], replacement } satisfies Availability);
  }
}
