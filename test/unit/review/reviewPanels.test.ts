import assert from 'node:assert/strict';
import { Uri, ViewColumn, window } from 'vscode';
import { reviewWords } from '../../../src/messages/review.ts';
import { Emitter } from '../../../src/model/event.ts';
import { ReviewPanels } from '../../../src/review/reviewPanels.ts';
import { reviewPanelType } from '../../../src/review/reviewPanelType.ts';
import { editor } from '../editor/editor.ts';
import { someContent, SomePresenter } from './someReview.ts';

function panels() {
  editor.reset();
  const library = new Emitter<unknown>();
  const opened: string[] = [];
  const reviews = new ReviewPanels({
    extensionUri: Uri.parse('file:///extension'),
    onDidChangeLibrary: library.event,
    open: uri => void opened.push(uri),
    log: () => undefined,
    words: reviewWords,
  });
  return { reviews, library, opened };
}

describe('the panels of reviews', () => {
  it('show a review under its title, with its own script, style and policy', () => {
    const { reviews } = panels();
    reviews.open('duplicates', new SomePresenter());
    const [panel] = editor.webviewPanels;
    assert.equal(panel?.title, 'Review');
    assert.equal(panel.viewType, reviewPanelType);
    assert.match(panel.webview.html, /default-src &#39;none&#39;; script-src &#39;nonce-/);
    assert.match(panel.webview.html, /src="file:\/\/\/extension\/dist\/review\.js"/);
    assert.match(panel.webview.html, /href="file:\/\/\/extension\/dist\/review\.css"/);
    assert.doesNotMatch(panel.webview.html, /\sstyle=|<style|\son[a-z]+=/);
    assert.deepEqual(panel.webview.options, {
      enableScripts: true,
      localResourceRoots: [Uri.parse('file:///extension/dist')],
    });
  });

  it('pass on what the page says and what the review shows', () => {
    const { reviews, opened } = panels();
    const presenter = new SomePresenter();
    reviews.open('duplicates', presenter);
    const [panel] = editor.webviewPanels;
    panel?.say({ type: 'ready' });
    panel?.say({ type: 'apply' });
    panel?.say({ type: 'open', uri: 'spotify:track:x1' });
    assert.equal(panel?.posted.length, 1);
    assert.deepEqual(presenter.received, [{ type: 'apply' }]);
    assert.deepEqual(opened, ['spotify:track:x1']);
  });

  it('are one of a kind: the same review comes to the front', () => {
    const { reviews } = panels();
    assert.equal(reviews.reveal('duplicates'), false);
    reviews.open('duplicates', new SomePresenter());
    assert.equal(reviews.reveal('duplicates'), true);
    assert.equal(reviews.reveal('import'), false);
    assert.deepEqual([editor.webviewPanels.length, editor.webviewPanels[0]?.revealed], [1, 1]);
  });

  it('show another review of the kind in place of the one before', () => {
    const { reviews } = panels();
    const [first, second] = [new SomePresenter(), new SomePresenter({ ...someContent, heading: 'Second' })];
    reviews.open('import', first);
    const [panel] = editor.webviewPanels;
    panel?.say({ type: 'ready' });
    const html = panel?.webview.html;
    reviews.open('import', second);
    assert.equal(editor.webviewPanels.length, 1);
    assert.ok(first.isDisposed && !second.isDisposed);
    assert.notEqual(panel?.webview.html, html, 'the page begins anew');
    panel?.say({ type: 'ready' });
    assert.match(JSON.stringify(panel?.posted.at(-1)), /Second/);
  });

  it('let go of a review when it is closed, and can show it again', () => {
    const { reviews } = panels();
    const presenter = new SomePresenter();
    reviews.open('duplicates', presenter);
    editor.webviewPanels[0]?.dispose();
    assert.ok(presenter.isDisposed);
    assert.equal(reviews.reveal('duplicates'), false);
    reviews.open('duplicates', new SomePresenter());
    assert.equal(editor.webviewPanels.length, 2);
  });

  it('are closed when another library is in use, and when the extension ends', () => {
    const { reviews, library } = panels();
    reviews.open('duplicates', new SomePresenter());
    reviews.open('import', new SomePresenter());
    library.fire(undefined);
    assert.deepEqual(
      editor.webviewPanels.map(({ isDisposed }) => isDisposed),
      [true, true],
    );
    reviews.open('duplicates', new SomePresenter());
    reviews.dispose();
    assert.ok(editor.webviewPanels[2]?.isDisposed);
  });

  const old = () => window.createWebviewPanel(reviewPanelType, 'Review', ViewColumn.Active);

  it('come back after a reload with the review they were about', async () => {
    const { reviews } = panels();
    const asked: string[] = [];
    await reviews.restore(old(), { review: 'duplicates', scrolled: 10 }, kind => {
      asked.push(kind);
      return Promise.resolve(new SomePresenter());
    });
    const [panel] = editor.webviewPanels;
    panel?.say({ type: 'ready' });
    assert.deepEqual([asked, panel?.posted.length, reviews.reveal('duplicates')], [['duplicates'], 1, true]);
  });

  for (const state of [undefined, null, 'duplicates', {}, { review: 'launch' }, { review: ['duplicates'] }]) {
    it(`are closed after a reload when nothing sensible was kept: ${JSON.stringify(state)}`, async () => {
      const { reviews } = panels();
      await reviews.restore(old(), state, () => Promise.resolve(new SomePresenter()));
      assert.ok(editor.webviewPanels[0]?.isDisposed);
    });
  }

  it('are closed after a reload when beginning again fails', async () => {
    const { reviews } = panels();
    await reviews.restore(old(), { review: 'import' }, () => Promise.reject(new Error('locked')));
    assert.ok(editor.webviewPanels[0]?.isDisposed);
  });

  it('are closed after a reload when the review cannot begin again, or is open already', async () => {
    const { reviews } = panels();
    await reviews.restore(old(), { review: 'import' }, () => Promise.resolve(undefined));
    reviews.open('duplicates', new SomePresenter());
    await reviews.restore(old(), { review: 'duplicates' }, () => Promise.resolve(new SomePresenter()));
    assert.deepEqual(
      editor.webviewPanels.map(({ isDisposed }) => isDisposed),
      [true, false, true],
    );
  });
});
