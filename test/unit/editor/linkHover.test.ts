import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MarkdownString, Position as VscodePosition } from 'vscode';
import { LinkHover } from '../../../src/editor/linkHover.ts';
import { registerLinkFeatures } from '../../../src/editor/linkFeatures.ts';
import { workspace } from './vscode.ts';
import { Emitter } from '../../../src/model/event.ts';
import { spotifyUri } from '../../../src/model/spotifyUri.ts';
import type { Track } from '../../../src/model/track.ts';
import type { SpotifyResponse } from '../../../src/spotify/send.ts';
import { Product } from '../product.ts';
import { editor } from './editor.ts';
import { Position, Range } from './ranges.ts';
import { FakeTextEditor } from './textEditor.ts';

const missing = '0000000000000000000000';
const library = '/me/library/contains';

/** What a person reads, without Markdown's backslashes. */
const read = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

describe('resting the pointer on a link', () => {
  let product: Product;
  let hover: LinkHover;
  let now: number;
  /** One that is not saved and not known. */
  let other: Track;

  before(async () => {
    // Another window of the same world finds a track that the library does not have.
    const elsewhere = await Product.start({ as: 'signedIn' });
    await elsewhere.saved();
    const found = await elsewhere.library.tracks.search('e');
    other = found.find(({ uri }) => elsewhere.library.savedState(uri) === 'notSaved')!;
    elsewhere.dispose();
  });

  beforeEach(async () => {
    product = await Product.start({ as: 'signedIn', covers: 'drawn' });
    now = Date.now();
    hover = new LinkHover({ connections: product.connections, clock: { now: () => now } });
  });
  afterEach(() => product.dispose());

  const cancelling = new Emitter<void>();
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: cancelling.event,
  };

  async function words(text: string, options?: { uri?: string }): Promise<string | undefined> {
    const { document } = new FakeTextEditor(`before\n${text}`, options);
    const position = new Position(1, 3) as unknown as VscodePosition;
    const shown = await hover.provideHover(document, position, token);
    return shown && read((shown.contents[0] as MarkdownString).value);
  }

  async function sayAll(): Promise<void> {
    await product.saved();
    product.requests.length = 0;
  }

  it('says everything of a saved track without a request', async () => {
    await sayAll();
    const { track } = product.library.savedTracks.rows.find(row => !row.track.isLocal)!;
    const text = (await words(`https://open.spotify.com/track/${track.id}?si=1`)) ?? '';
    const [cover = '', title, artists, album = ''] = text.split(/ {2}\n|\n\n/);
    assert.match(cover, /^!\[\]\((data:image|https:\/\/)[^)]*\|width=80\)$/);
    assert.equal(title, `**${track.name}**`);
    assert.equal(artists, track.artists.map(({ name }) => name).join(', '));
    assert.ok(album.startsWith(track.album!.name));
    assert.match(text, /Saved in Liked Songs · Added /);
    assert.match(text, /\n\n\[Remove from Liked Songs\]\(command:tracklist\.removeLinked\?/);
    assert.deepEqual(product.requests, []);
  });

  it('marks the link that it is about', async () => {
    await sayAll();
    const { track } = product.library.savedTracks.rows[0]!;
    const { document } = new FakeTextEditor(`See [it](${track.uri}).`);
    const shown = await hover.provideHover(document, new Position(0, 12) as unknown as VscodePosition, token);
    assert.deepEqual(shown?.range, new Range(0, 9, 0, 9 + track.uri.length));
  });

  it('asks at most twice about what is not known, and never again', async () => {
    const [first, second] = [await words(other.uri), await words(other.uri)];
    assert.deepEqual(product.requests.sort(), [`GET ${library}`, `GET /tracks/${other.id}`]);
    assert.ok(first?.includes(other.name));
    assert.match(first ?? '', /Not saved\n\n\[Save to Liked Songs\]\(command:tracklist\.saveLinked\?/);
    assert.equal(second, first);
  });

  it('asks once for a link that two look at, and goes on while one still does', async () => {
    await Promise.all([words(other.uri), words(`${other.uri}.`)]);
    assert.equal(product.requests.length, 2);
  });

  it('asks only for what is not known', async () => {
    await product.library.tracks.get(other.uri);
    product.requests.length = 0;
    assert.match((await words(other.uri)) ?? '', /Not saved/);
    assert.deepEqual(product.requests, [`GET ${library}`]);
  });

  it('says what an album is, with two requests once', async () => {
    const uri = other.album!.uri!;
    const [text = ''] = [await words(uri), await words(uri)];
    assert.match(text, /\*\* {2}\n/);
    assert.match(text, / · \d+ tracks?( · \d|\n)/);
    assert.match(text, /\[Save Album\]\(command:tracklist\.saveLinked\?/);
    assert.doesNotMatch(text, /Details/);
    assert.equal(product.requests.length, 2);
  });

  it('keeps in mind that Spotify has not got something, for an hour', async () => {
    const text = await words(spotifyUri('track', missing));
    assert.match(text ?? '', /^Spotify does not know this item/);
    assert.equal(product.requests.length, 2);
    now += 3_500_000;
    assert.equal(await words(spotifyUri('track', missing)), text);
    assert.equal(product.requests.length, 2);
    now += 200_000;
    await words(spotifyUri('track', missing));
    assert.equal(product.requests.length, 3);
  });

  it('leaves what failed alone for a minute', async () => {
    const refusal: SpotifyResponse = { status: 403, headers: {}, body: '' };
    product.fault = ({ url }) => (url.includes(library) ? refusal : undefined);
    const text = (await words(other.uri)) ?? '';
    assert.ok(text.includes(other.name));
    assert.match(text, /Whether it is saved is not known/);
    await words(other.uri);
    assert.equal(product.requests.length, 2);
    product.fault = () => undefined;
    now += 60_000;
    assert.match((await words(other.uri)) ?? '', /Not saved/);
    assert.equal(product.requests.length, 3);
  });

  for (const kind of ['rateLimited', 'quotaExceeded'] as const) {
    it(`asks nothing while Spotify wants to be left alone (${kind}), and says until when`, async () => {
      const until = now + 3_600_000;
      for (const scope of ['tracks', 'library'] as const)
        product.connection.locks.lock(scope, { until, kind });
      assert.match((await words(other.uri)) ?? '', /^Paused until /);
      assert.deepEqual(product.requests, []);
    });
  }

  it('asks for what it may while Spotify closes a part', async () => {
    product.connection.locks.lock('library', { until: now + 3_600_000, kind: 'rateLimited' });
    const text = (await words(other.uri)) ?? '';
    assert.ok(text.includes(other.name));
    assert.match(text, /Paused until /);
    assert.deepEqual(product.requests, [`GET /tracks/${other.id}`]);
  });

  it('says what it knows during a pause as well', async () => {
    await sayAll();
    product.connection.locks.lock('everything', { until: now + 3_600_000, kind: 'rateLimited' });
    const { track } = product.library.savedTracks.rows.find(row => !row.track.isLocal)!;
    assert.doesNotMatch((await words(track.uri)) ?? 'Paused', /Paused/);
  });

  it('breaks off when the pointer leaves, and asks anew when it comes back', async () => {
    const asked: AbortSignal[] = [];
    product.fault = ({ signal }) => {
      if (signal) asked.push(signal);
      return new Promise<undefined>(() => undefined);
    };
    const going = words(other.uri);
    while (asked.length < 2) await new Promise(setImmediate);
    cancelling.fire();
    assert.equal(await going, undefined);
    assert.deepEqual(
      asked.map(({ aborted }) => aborted),
      [true, true],
    );
    product.fault = () => undefined;
    assert.match((await words(other.uri)) ?? '', /Not saved/);
  });

  it('says nothing of an artist, of other words, and in texts of our own', async () => {
    await sayAll();
    const { track } = product.library.savedTracks.rows[0]!;
    for (const text of ['spotify:artist:0VjIjW4GlUZAMYd2vXMi3b', 'some words', '', missing])
      assert.equal(await words(text), undefined);
    assert.equal(await words(track.uri, { uri: 'tracklist:/library' }), undefined);
    assert.deepEqual(product.requests, []);
  });

  it('is there as long as the setting says so', async () => {
    const features = registerLinkFeatures({
      connections: product.connections,
      settings: product.settings,
      clock: { now: () => now } as never,
    });
    const set = (value: boolean): Promise<void> =>
      workspace.getConfiguration('tracklist').update('linkHovers', value);
    assert.equal(editor.hoverProviders.length, 1);
    await set(false);
    assert.equal(editor.hoverProviders.length, 0);
    await set(true);
    assert.equal(editor.hoverProviders.length, 1);
    features.dispose();
    assert.deepEqual([editor.hoverProviders, editor.dropProviders], [[], []]);
  });
});

describe('resting the pointer on a link, elsewhere than in an open library', () => {
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: new Emitter<void>().event,
  };

  async function words(product: Product, text: string): Promise<string> {
    const hover = new LinkHover({ connections: product.connections, clock: Date });
    const { document } = new FakeTextEditor(text);
    const shown = await hover.provideHover(document, new Position(0, 1) as unknown as VscodePosition, token);
    return read((shown?.contents[0] as MarkdownString).value);
  }

  it('offers to sign in, and asks nothing', async () => {
    for (const [as, step] of [
      ['signedOut', 'signIn'],
      ['notSetUp', 'setUp'],
    ] as const) {
      const product = await Product.start({ as });
      const text = await words(product, spotifyUri('track', missing));
      assert.match(
        text,
        new RegExp(`\\(command:tracklist\\.${step}\\) · .*\\(command:tracklist\\.exploreDemo\\)`),
      );
      assert.deepEqual(product.requests, []);
      product.dispose();
    }
  });

  it('opens nothing that is invented, and says what is not part of the demo', async () => {
    const product = await Product.start();
    const [row] = await product.saved();
    assert.doesNotMatch(await words(product, row!.track.uri), /openLinked/);
    assert.match(await words(product, row!.track.uri), / {2}\nDemo\n\n/);
    assert.match(await words(product, spotifyUri('track', missing)), /^This track is not part of the demo/);
    product.dispose();
  });

  it('knows on a new start what is on disk, without a request and without opening the list', async () => {
    const storage = mkdtempSync(path.join(tmpdir(), 'tracklist-'));
    const options = { as: 'signedIn', storage } as const;
    const first = await Product.start(options);
    const row = (await first.saved()).find(({ track }) => !track.isLocal)!;
    // What is written is asked for behind it.
    const { library } = first;
    await library.savedTracks.refresh();
    await library.bringUpToDate('savedTracks');
    let text = '';
    for (let tries = 0; tries < 200 && !text.includes('Saved'); tries++) {
      const second = await Product.start(options);
      text = await words(second, row.track.uri);
      if (text.includes('Saved')) {
        assert.deepEqual(second.requests, []);
        assert.equal(second.library.savedTracks.status.phase, 'idle');
        assert.ok(text.includes(row.track.name));
      }
      second.dispose();
    }
    assert.match(text, /Saved in Liked Songs · Added /);
    first.dispose();
    rmSync(storage, { recursive: true, force: true, maxRetries: 5 });
  });
});
