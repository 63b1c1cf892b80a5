import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type { ToReview } from '../../../webview/reviewProtocol.ts';
import { treeItemFor } from '../../../src/views/treeItems.ts';
import { editor } from '../editor/editor.ts';
import { SomeFolder } from '../library/store/someFolder.ts';
import type { FakeWebviewPanel } from '../editor/webviewPanel.ts';
import { Product } from '../product.ts';
import { eventually } from '../../support/eventually.ts';

type Render = Extract<ToReview, { type: 'render' }>;

describe('finding unavailable tracks', () => {
  let product: Product;
  const start = async (options: Parameters<typeof Product.start>[0] = { tracks: 130 }): Promise<void> => {
    product = await Product.start(options);
    if (product.connections.current) await product.saved();
    product.requests.length = 0;
  };
  afterEach(() => product.dispose());

  const find = (): Promise<void> => product.run('tracklist.findUnavailable');
  const panel = (): FakeWebviewPanel | undefined =>
    editor.webviewPanels.findLast(({ isDisposed }) => !isDisposed);
  /** What the page shows last. */
  const shown = (): Render['frame'] => {
    const messages = (panel()?.posted ?? []) as ToReview[];
    const render = messages.findLast((message): message is Render => message.type === 'render');
    assert.ok(render, 'there is no review');
    return render.frame;
  };
  const trackReads = (): number => product.requests.filter(each => each.startsWith('GET /tracks/')).length;

  it('offers to sign in where nobody is', async () => {
    await start({ as: 'signedOut' });
    await find();
    assert.match(editor.lastMessage.text, /Sign in to Spotify for this/);
    assert.equal(editor.picks.length, 0);
  });

  it('asks once for the country, by name, and asks Spotify nothing before that is agreed to', async () => {
    await start();
    editor.willChoose('Sweden');
    await find();
    assert.equal(editor.setting('tracklist.market'), 'SE');
    assert.equal(editor.picks[0]?.labels.length, 185);
    assert.deepEqual(editor.picks[0].labels.slice(0, 2), ['Albania', 'Algeria']);
    const { text, detail = '', buttons, modal } = editor.lastMessage;
    assert.match(text, /Check which of 1\d\d saved tracks can be played in your country \(Sweden\)\?/);
    assert.match(detail, /1\d\d requests to Spotify, less than a minute in the background/);
    assert.deepEqual([buttons, modal], [['Check', 'Show What Is Known'], true]);
    assert.deepEqual([product.requests, panel()], [[], undefined]);
    await find();
    assert.equal(editor.picks.length, 1);
  });

  it('does nothing when no country is chosen', async () => {
    await start();
    await find();
    assert.deepEqual([editor.picks.length, editor.messages.length, product.requests.length], [1, 0, 0]);
  });

  it('takes a country as people write it, and says when it is none', async () => {
    await start();
    editor.changeSetting('tracklist.market', ' uk ');
    await find();
    assert.match(editor.lastMessage.text, /United Kingdom/);
    editor.changeSetting('tracklist.market', 'Sverige');
    await find();
    assert.match(editor.lastMessage.text, /“Sverige” is not a country\. .*such as SE for Sweden/);
    assert.equal(editor.picks.length, 0);
    editor.willPress('Choose a Country');
    editor.willChoose('Norway');
    await find();
    assert.equal(editor.setting('tracklist.market'), 'NO');
  });

  it('shows what is known without a request', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Show What Is Known');
    await find();
    panel()?.say({ type: 'ready' });
    await eventually(() => assert.match(shown().summary ?? '', /of 130 tracks cannot be played/));
    assert.deepEqual([product.requests, shown().source], [[], 'Demo']);
  });

  it('checks in the background for what it has said, and tells in the page', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Check');
    await find();
    panel()?.say({ type: 'ready' });
    const said = Number(/(\d+) requests/.exec(editor.lastMessage.detail ?? '')?.[1]);
    await eventually(() => assert.equal(trackReads(), said));
    await eventually(() => assert.deepEqual([shown().progress, shown().buttons], [undefined, []]));
    assert.equal(editor.progress.at(-1)?.title, 'Tracklist checks which tracks can be played');
    assert.equal(editor.messages.length, 1, 'the page says it all');
    await find();
    assert.deepEqual([trackReads(), editor.messages.length], [said, 1]);
  });

  it('goes on when the page is closed, and tells in a message', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Check', 'Show');
    await find();
    panel()?.dispose();
    await eventually(() => assert.equal(editor.messages.length, 2));
    assert.match(editor.lastMessage.text, /^\d+ tracks cannot be played in your country \(Sweden\)\.$/);
    await eventually(() => assert.ok(panel()));
  });

  it('is continued later, and says so no more than once', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Check');
    await find();
    panel()?.say({ type: 'ready' });
    await eventually(() => assert.ok(shown().progress?.cancel));
    panel()?.say({ type: 'cancel' });
    await eventually(() => assert.match(shown().buttons[0]?.label ?? '', /^Check the Rest/));
    const before = trackReads();
    assert.equal(editor.messages.length, 1);
    panel()?.say({ type: 'press', button: 'goOn' });
    await eventually(() => assert.deepEqual([shown().progress, shown().buttons], [undefined, []]));
    const { text } = editor.messages[0]!;
    const all = Number(/(\d+) saved tracks/.exec(text)?.[1]);
    assert.ok(trackReads() - before <= all && trackReads() >= all, `${before}, ${trackReads()} of ${all}`);
  });

  it('comes to the front while it is under way, instead of beginning again', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Check');
    await find();
    await find();
    assert.equal(editor.messages.length, 1);
  });

  it('shows in rows and the filter what was found out', async () => {
    await start();
    const row = product.library.savedTracks.rows.find(
      ({ track }) => !track.isLocal && product.library.availability.of(track).state === 'unknown',
    )!;
    product.fault = ({ url }) =>
      url.includes(`/tracks/${row.track.id!}`) ? { status: 404, headers: {}, body: '{}' } : undefined;
    editor.willChoose('Sweden');
    editor.willPress('Check');
    await find();
    await eventually(() => assert.equal(product.library.availability.of(row.track).state, 'unavailable'));
    const context = {
      savedState: () => 'saved' as const,
      asKnown: product.library.availability.asKnown.bind(product.library.availability),
      sourceOfArtist: () => undefined,
      pauseOf: () => undefined,
      now: 0,
    };
    const element = { kind: 'track', id: 'x', track: row.track, place: 'savedTracks' } as const;
    assert.match(String(treeItemFor(element, context).description), /not available/);
  });

  it('comes back after a reload, with what is known and without a request', async () => {
    await start();
    editor.changeSetting('tracklist.market', 'SE');
    editor.willPress('Show What Is Known');
    await find();
    const before = panel()!;
    const serializer = editor.serializers.get(before.viewType)!;
    before.dispose();
    const { FakeWebviewPanel: Panel } = await import('../editor/webviewPanel.ts');
    const again = new Panel(before.viewType, '');
    editor.webviewPanels.push(again);
    await serializer.deserializeWebviewPanel(again, { review: 'unavailable', scrolled: 0 });
    again.say({ type: 'ready' });
    await eventually(() => assert.match(shown().summary ?? '', /cannot be played/));
    assert.deepEqual([again.isDisposed, product.requests], [false, []]);
  });

  it('is kept for the next window, and goes when the person signs out', async () => {
    const folder = await SomeFolder.make();
    try {
      const options = { tracks: 60, as: 'signedIn', storage: folder.path } as const;
      await start(options);
      editor.changeSetting('tracklist.market', 'SE');
      editor.willPress('Check');
      await find();
      const isWhole = async (): Promise<boolean> =>
        (await product.library.availabilityCheck.plan('SE')).requests === 0;
      await eventually(async () => assert.ok(await isWhole()));
      product.dispose();
      await start(options);
      assert.ok(await isWhole());
      await product.connections.signOut();
      const left = await readdir(folder.path, { recursive: true, withFileTypes: true });
      assert.deepEqual(
        left.filter(entry => entry.isFile()).map(({ name }) => name),
        [],
      );
    } finally {
      await folder.remove();
    }
  });
});
