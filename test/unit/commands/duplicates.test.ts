import assert from 'node:assert/strict';
import { ViewColumn, window } from 'vscode';
import { eventually } from '../../support/eventually.ts';
import type { ToReview } from '../../../webview/reviewProtocol.ts';
import { editor } from '../editor/editor.ts';
import { Product } from '../product.ts';

type Render = Extract<ToReview, { readonly type: 'render' }>;

describe('Find Duplicates', () => {
  let product: Product;

  afterEach(() => product.dispose());

  /** What the page was told last. */
  function shown(): Render {
    const posted = editor.webviewPanels.at(-1)?.posted as readonly ToReview[];
    const last = posted.findLast(({ type }) => type === 'render');
    assert.ok(last?.type === 'render');
    return last;
  }

  async function begin(): Promise<void> {
    product = await Product.start({ tracks: 600 });
    await product.saved();
    await product.run('tracklist.findDuplicates');
    editor.webviewPanels[0]?.say({ type: 'ready' });
    await eventually(() => assert.ok(shown().order.length > 0));
  }

  it('asks Spotify nothing when the library is whole', async () => {
    product = await Product.start({ tracks: 600 });
    await product.saved();
    const before = product.requests.length;
    await product.run('tracklist.findDuplicates');
    editor.webviewPanels[0]?.say({ type: 'ready' });
    await eventually(() => assert.ok(shown().order.length > 0));
    assert.equal(product.requests.length, before);
  });

  it('removes what goes as one change after a question, and undo brings all of it back', async () => {
    await begin();
    const { order, frame, changed } = shown();
    const going = changed.flatMap(({ rows }) => rows.filter(({ mark }) => mark?.kind === 'remove'));
    const uris = going.map(({ id }) => id);
    assert.ok(uris.length > 0);
    assert.match(frame.action?.label ?? '', new RegExp(`^Remove ${uris.length} Tracks?$`));
    editor.willPress(frame.action?.label);
    editor.webviewPanels[0]?.say({ type: 'apply' });
    await eventually(() => assert.equal(shown().order.length, 0));
    const question = editor.messages.find(({ modal }) => modal);
    assert.match(
      question?.text ?? '',
      new RegExp(`^Remove ${uris.length} tracks? of ${order.length} songs?`),
    );
    assert.match(question?.detail ?? '', /stays?\. You can undo this\.$/);
    await eventually(() =>
      assert.equal(product.requests.filter(each => each.startsWith('DELETE')).length, 1),
    );
    assert.ok((await product.isSavedAtSpotify(...uris.slice(0, 40))).every(isSaved => !isSaved));
    editor.willPress('Undo');
    await product.run('tracklist.undo');
    await eventually(() => assert.deepEqual(shown().order.length, order.length));
    assert.ok((await product.isSavedAtSpotify(...uris.slice(0, 40))).every(Boolean));
  });

  it('removes nothing when the person does not agree', async () => {
    await begin();
    const { order } = shown();
    editor.willPress(undefined);
    editor.webviewPanels[0]?.say({ type: 'apply' });
    await eventually(() => assert.equal(shown().frame.action?.enabled, true));
    assert.ok(product.requests.every(each => !each.startsWith('DELETE')));
    assert.equal(shown().order.length, order.length);
  });

  it('shows the review that is open, and closes it with its library', async () => {
    await begin();
    await product.run('tracklist.findDuplicates');
    assert.deepEqual([editor.webviewPanels.length, editor.webviewPanels[0]?.revealed], [1, 1]);
    await product.run('tracklist.leaveDemo');
    assert.ok(editor.webviewPanels[0]?.isDisposed);
  });

  it('offers to sign in where nobody is', async () => {
    product = await Product.start({ as: 'notSetUp' });
    await product.run('tracklist.findDuplicates');
    assert.equal(editor.webviewPanels.length, 0);
    assert.equal(editor.messages.length, 1);
  });

  it('begins again after a reload', async () => {
    await begin();
    const [first] = editor.webviewPanels;
    first?.dispose();
    const panel = window.createWebviewPanel('tracklist.review', 'Duplicates', ViewColumn.Active);
    await editor.serializers
      .get('tracklist.review')
      ?.deserializeWebviewPanel(panel as never, { review: 'duplicates', scrolled: 0 });
    editor.webviewPanels.at(-1)?.say({ type: 'ready' });
    await eventually(() => assert.ok(shown().order.length > 0));
  });
});
