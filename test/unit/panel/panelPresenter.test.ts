import assert from 'node:assert/strict';
import { exampleTrack, simplifiedTrack } from './exampleTrack.ts';
import { plainWords } from './plainWords.ts';
import { FakeSource, otherTrack, otherUri, settle, setUp, setUpTrack, uri } from './presenterSetUp.ts';

describe('showing a track', () => {
  it('shows what is known at once and fills in the rest', async () => {
    const source = new FakeSource();
    source.atHand.set(uri, simplifiedTrack);
    const panel = setUp(source);
    panel.presenter.show(uri);
    panel.ready();
    assert.equal(panel.track.isPartial, true);
    assert.equal('album' in panel.track.track, false);
    source.requests[0]!.answer.resolve(exampleTrack);
    await settle();
    assert.equal(panel.track.isPartial, false);
    assert.equal(panel.track.track.album?.text, 'Paper Engines');
    assert.deepEqual([...new Set(panel.titles)], ['Lantern Field']);
  });

  it('says that it is loading when nothing is known', () => {
    const panel = setUp(new FakeSource());
    panel.presenter.show(uri);
    panel.ready();
    assert.deepEqual(panel.state, {
      kind: 'loading',
      uri,
      strings: plainWords.page(),
      canGoBack: false,
      canGoForward: false,
      memory: { places: [{ uri, open: ['details'] }], current: 0 },
    });
  });

  it('posts what is known before the page is there, and nothing again to a page that shows it', () => {
    const source = new FakeSource();
    source.atHand.set(uri, exampleTrack);
    const panel = setUp(source);
    panel.presenter.show(uri);
    assert.equal(panel.track.track.title, 'Lantern Field');
    const { length } = panel.posted;
    panel.presenter.receive({ type: 'shown' });
    assert.equal(panel.posted.length, length);
  });

  it('posts everything again when the page comes back empty', async () => {
    const { panel } = await setUpTrack();
    panel.ready();
    const [before, again] = panel.posted.slice(-2);
    assert.deepEqual(again, before);
  });

  it('posts one message for each change and none when nothing changed', async () => {
    const { panel, source } = await setUpTrack();
    const before = panel.posted.length;
    source.changes.fire(undefined);
    source.changes.fire(undefined);
    assert.equal(panel.posted.length, before);
  });

  it('drops the answer about a track that is not shown any more', async () => {
    const source = new FakeSource();
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(uri);
    panel.presenter.show(otherUri);
    assert.equal(source.requests[0]!.signal.aborted, true);
    source.requests[1]!.answer.resolve(otherTrack);
    source.requests[0]!.answer.resolve(exampleTrack);
    await settle();
    assert.equal(panel.track.track.title, 'Echo');
  });

  it('drops the failure about a track that is not shown any more', async () => {
    const source = new FakeSource();
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(uri);
    panel.presenter.show(otherUri);
    source.requests[0]!.answer.reject(new Error('late'));
    source.requests[1]!.answer.resolve(otherTrack);
    await settle();
    assert.equal(panel.track.problem, undefined);
  });

  it('asks once for a track that is shown twice', async () => {
    const { panel, source } = await setUpTrack();
    panel.presenter.show(uri);
    assert.equal(source.requests.length, 1);
  });

  it('asks for nothing after it was disposed', async () => {
    const source = new FakeSource();
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(uri);
    const before = panel.posted.length;
    panel.presenter.dispose();
    assert.equal(source.requests[0]!.signal.aborted, true);
    source.requests[0]!.answer.resolve(exampleTrack);
    source.change('saved');
    await settle();
    assert.equal(panel.posted.length, before);
  });
});

describe('a track that cannot be loaded', () => {
  it('says why and tries again on request', async () => {
    const source = new FakeSource();
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(uri);
    source.requests[0]!.answer.reject(new Error('offline'));
    await settle();
    assert.ok(panel.state.kind === 'failed');
    assert.deepEqual(panel.state.problem, { sentence: 'Error: offline', canRetry: true });
    panel.presenter.receive({ type: 'retry' });
    assert.equal(panel.state.kind, 'loading');
    source.requests[1]!.answer.resolve(exampleTrack);
    await settle();
    assert.equal(panel.track.problem, undefined);
  });

  it('keeps what is known and says why the rest is missing', async () => {
    const source = new FakeSource();
    source.atHand.set(uri, exampleTrack);
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(uri);
    source.requests[0]!.answer.reject(new Error('offline'));
    await settle();
    assert.equal(panel.track.track.title, 'Lantern Field');
    assert.deepEqual(panel.track.problem, { sentence: 'Error: offline', canRetry: true });
    assert.equal(panel.track.isPartial, false);
  });

  it('is not asked for again while all is well', async () => {
    const { panel, source } = await setUpTrack();
    panel.presenter.receive({ type: 'retry' });
    assert.equal(source.requests.length, 1);
  });
});

describe('the saved state on the page', () => {
  it('is asked for when it is unknown', async () => {
    const { source } = await setUpTrack('unknown');
    assert.deepEqual(source.lookedUp, [uri]);
  });

  it('is asked for again when the page comes back and it is still unknown', async () => {
    const { panel, source } = await setUpTrack('unknown');
    panel.ready();
    assert.deepEqual(source.lookedUp, [uri, uri]);
  });

  it('is not asked for when it is known', async () => {
    const { source } = await setUpTrack('saved');
    assert.deepEqual(source.lookedUp, []);
  });

  it('is not asked for with a local file', () => {
    const source = new FakeSource();
    setUp(source).presenter.show('spotify:local:Me:Tape:Garage:201');
    assert.deepEqual(source.lookedUp, []);
  });

  it('follows changes made anywhere and announces them', async () => {
    const { panel, source } = await setUpTrack('notSaved');
    source.change('saved');
    assert.equal(panel.track.track.saved, 'saved');
    assert.equal(panel.track.track.added, 'Added 12 March 2021, 5 years ago');
    source.change('notSaved');
    assert.deepEqual(panel.announced, ['Added to Liked Songs', 'Removed from Liked Songs']);
  });

  it('is not announced when it becomes known, nor for another track', async () => {
    const { panel, source } = await setUpTrack('unknown');
    source.change('saved');
    source.saved = 'notSaved';
    panel.presenter.show(otherUri);
    assert.deepEqual(panel.announced, []);
  });
});

describe('the library behind the page', () => {
  it('may be missing: the page says what to do, and fills when there is one', async () => {
    const panel = setUp();
    panel.presenter.show(uri);
    panel.ready();
    assert.ok(panel.state.kind === 'failed');
    assert.deepEqual(panel.state.problem, { sentence: 'Sign in', canRetry: false });
    const source = new FakeSource();
    panel.replaceSource(source);
    source.requests[0]!.answer.resolve(exampleTrack);
    await settle();
    assert.equal(panel.track.track.title, 'Lantern Field');
  });

  it('may go: what it knew leaves the page, and its changes are not heard any more', async () => {
    const { panel, source } = await setUpTrack('saved');
    panel.replaceSource(undefined);
    assert.equal(panel.state.kind, 'failed');
    assert.equal(panel.titles.at(-1), 'Track Details');
    const before = panel.posted.length;
    source.change('notSaved');
    assert.equal(panel.posted.length, before);
    panel.presenter.receive({ type: 'save', uri });
    assert.deepEqual(panel.done, []);
  });

  it('may be the same one: nothing happens', async () => {
    const { panel, source } = await setUpTrack();
    panel.replaceSource(source);
    assert.equal(source.requests.length, 1);
  });

  it('may be another of the same kind: the track is looked up there', async () => {
    const { panel } = await setUpTrack();
    const next = new FakeSource();
    panel.replaceSource(next);
    assert.equal(next.requests.length, 1);
    assert.equal(panel.closed, 0);
  });

  it('may be of another kind, as when the demo is left: its track is not looked for at Spotify', async () => {
    const panel = setUp(new FakeSource('Demo'));
    panel.presenter.show(uri);
    panel.ready();
    assert.equal(panel.state.source, 'Demo');
    const real = new FakeSource();
    panel.replaceSource(undefined);
    panel.replaceSource(real);
    assert.equal(panel.closed, 1);
    assert.equal(real.requests.length, 0);
    await settle();
  });
});
