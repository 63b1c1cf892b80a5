import { setImmediate as nextTurn } from 'node:timers/promises';
import { textAddress } from '../../../src/editor/textAddress.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { FakeDocument } from '../editor/documents.ts';
import { documents, openDocuments } from '../editor/documents.ts';
import type { Uri } from '../editor/values.ts';
import { ManualClock } from '../manualClock.ts';
import { Product } from '../product.ts';

type Options = NonNullable<Parameters<typeof Product.start>[0]>;

/** The library as text, and a person who edits it. */
export class TextAtWork {
  readonly product: Product;
  readonly clock: ManualClock;
  /** As the library had them at first. */
  readonly saved: readonly SavedTrack[];

  private constructor(product: Product, clock: ManualClock, saved: readonly SavedTrack[]) {
    this.product = product;
    this.clock = clock;
    this.saved = saved;
  }

  /** With no track read yet. */
  static async begin(options: Options = {}): Promise<TextAtWork> {
    openDocuments.reset();
    const clock = new ManualClock();
    return new TextAtWork(await Product.start({ tracks: 120, clock, ...options }), clock, []);
  }

  /** With all tracks read. */
  static async start(options: Options = {}): Promise<TextAtWork> {
    const { product, clock } = await TextAtWork.begin(options);
    const saved = (await product.saved()).filter(({ track }) => !track.isLocal);
    return new TextAtWork(product, clock, saved);
  }

  get address(): Uri {
    return textAddress(this.product.connection) as unknown as Uri;
  }

  get document(): FakeDocument {
    const document = documents.textDocuments.find(({ uri }) => uri.toString() === this.address.toString());
    if (!document) throw new Error('the text is not open');
    return document;
  }

  get lines(): string[] {
    return this.document.getText().split('\n');
  }

  edit(): Promise<void> {
    return this.product.run('tracklist.editAsText');
  }

  apply(): Promise<void> {
    return this.product.run('tracklist.applyText');
  }

  /** Deletes the lines of these tracks, and puts lines in below the first heading. */
  change({ without = [], plus = [] }: { without?: readonly SavedTrack[]; plus?: readonly string[] }): void {
    const gone = without.map(({ track }) => linkOf(track.uri));
    const lines = this.lines.filter(line => !gone.some(link => line.endsWith(link)));
    const heading = lines.findIndex(
      (line, place) => place > 0 && lines[place - 1] === '' && line.startsWith('//'),
    );
    lines.splice(heading + 1, 0, ...plus);
    this.document.type(lines.join('\n'));
  }

  /** Whether the text has a line for each of these tracks. */
  has(...tracks: readonly SavedTrack[]): boolean[] {
    return tracks.map(({ track }) => this.lines.some(line => line.endsWith(linkOf(track.uri))));
  }

  /** Lets the text follow what has happened to the library. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 20; turns++) {
      await this.clock.pass(100);
      await openDocuments.followed();
      await nextTurn();
    }
  }

  writes(): string[] {
    return this.product.requests.filter(line => !line.startsWith('GET'));
  }

  /** Tracks that are not saved, by their URIs. */
  async unsaved(count: number): Promise<string[]> {
    const { library } = this.product;
    const found = await library.tracks.search(this.saved[0]!.track.artists[0]!.name);
    const uris = found.map(({ uri }) => uri).filter(uri => !library.savedTracks.get(uri));
    if (uris.length < count) throw new Error('the demo has too few unsaved tracks here');
    return uris.slice(0, count);
  }
}

export function linkOf(uri: string): string {
  return uri.replace('spotify:track:', 'https://open.spotify.com/track/');
}
