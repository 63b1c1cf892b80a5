import assert from 'node:assert/strict';
import type { Candidate } from '../../../src/library/matching/match.ts';
import type { Track } from '../../../src/model/track.ts';
import type { SectionView } from '../../../webview/protocol.ts';
import { rememberedPages } from '../../../src/panel/pageMemory.ts';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import type { PresenterSetUp } from './presenterSetUp.ts';
import { FakeSource, otherUri, settle, setUp, setUpTrack, uri } from './presenterSetUp.ts';

const elsewhere: Track = {
  ...exampleTrack,
  uri: exampleUri('track', 'r'),
  id: 'r'.repeat(22),
  album: { ...exampleTrack.album!, name: 'Collected' },
};
const candidate: Candidate = { track: elsewhere, reasons: ['sameCode', 'sameTitle'], doubts: [] };

/** A track that cannot be played. */
async function setUpBlocked(
  saved: 'saved' | 'notSaved' = 'saved',
): Promise<{ panel: PresenterSetUp; source: FakeSource }> {
  const source = new FakeSource();
  source.saved = saved;
  source.atHand.set(uri, { ...exampleTrack, restrictionReason: 'market' });
  source.replacements = [candidate];
  const panel = setUp(source);
  panel.presenter.show(uri);
  panel.ready();
  source.requests[0]!.answer.resolve(source.atHand.get(uri)!);
  await settle();
  return { panel, source };
}

function sectionOf(panel: PresenterSetUp): SectionView | undefined {
  return panel.track.sections.find(({ id }) => id === 'replacement');
}

const find = { type: 'unfold', section: 'replacement' };
const replace = { type: 'actOn', section: 'replacement', row: elsewhere.uri, uri };

describe('a replacement for a track', () => {
  it('is not offered while nothing is known against playing it', async () => {
    const { panel, source } = await setUpTrack('saved');
    assert.equal(panel.track.track.replacement, undefined);
    panel.presenter.receive(find);
    assert.equal(sectionOf(panel), undefined);
    assert.deepEqual(source.asked, []);
    assert.equal(panel.logged.length, 1);
  });

  it('is offered with what it costs, and searched only when somebody wants it', async () => {
    const { panel, source } = await setUpBlocked();
    assert.deepEqual(panel.track.track.replacement, {
      label: 'Find',
      inFull: 'Find for Lantern Field',
      cost: 'costs one request',
    });
    assert.equal(sectionOf(panel), undefined);
    assert.deepEqual(source.asked, []);
    panel.presenter.receive(find);
    assert.equal(panel.track.track.replacement, undefined);
    assert.equal(sectionOf(panel)?.waiting, 1);
    await settle();
    assert.deepEqual(source.asked, [`replacements for ${uri}`]);
    const [row] = sectionOf(panel)!.groups[0]!.rows;
    assert.deepEqual(
      [row?.detail, row?.action],
      [
        'Collected · 3 May 2019 · sameCode and sameTitle',
        { label: 'Replace', inFull: 'Replace by Lantern Field on Collected' },
      ],
    );
  });

  it('comes in place of the track, once, when somebody presses its button', async () => {
    const { panel } = await setUpBlocked();
    panel.presenter.receive(replace);
    assert.deepEqual(panel.done, [], 'it has not been found yet');
    panel.presenter.receive(find);
    await settle();
    for (const each of [replace, replace]) panel.presenter.receive(each);
    assert.deepEqual(panel.done, [`replace ${uri} by ${elsewhere.uri}`]);
    await settle();
    for (const hostile of [
      { ...replace, uri: otherUri },
      { ...replace, row: uri },
      { ...replace, row: exampleUri('track', 'x') },
      { ...replace, section: 'album' },
    ])
      panel.presenter.receive(hostile);
    assert.equal(panel.done.length, 1);
  });

  it('can be saved like any track where the other is not saved', async () => {
    const { panel } = await setUpBlocked('notSaved');
    panel.presenter.receive(find);
    await settle();
    assert.equal(sectionOf(panel)?.groups[0]?.rows[0]?.action, undefined);
    panel.presenter.receive(replace);
    panel.presenter.receive({ type: 'save', uri: elsewhere.uri });
    assert.deepEqual(panel.done, [`save ${elsewhere.uri}`]);
  });

  it('is told of also when there is none, when no country is named and when Spotify fails', async () => {
    const { panel, source } = await setUpBlocked();
    source.replacements = undefined;
    panel.presenter.receive(find);
    await settle();
    assert.deepEqual(sectionOf(panel)?.problem, { sentence: 'No country', canRetry: true });
    source.failure = new Error('offline');
    panel.presenter.receive({ type: 'readAgain', section: 'replacement' });
    await settle();
    assert.deepEqual(sectionOf(panel)?.problem, { sentence: 'Error: offline', canRetry: true });
    source.failure = undefined;
    source.replacements = [];
    panel.presenter.receive({ type: 'readAgain', section: 'replacement' });
    await settle();
    assert.deepEqual([sectionOf(panel)?.problem, sectionOf(panel)?.note], [undefined, 'No replacement']);
    panel.presenter.receive({ type: 'readAgain', section: 'replacement' });
    await settle();
    assert.equal(source.asked.length, 3, 'what is known is not asked again');
  });

  it('is not searched again by a reload', async () => {
    const { panel } = await setUpBlocked();
    panel.presenter.receive(find);
    await settle();
    const { places } = panel.state.memory;
    assert.ok(places[0]?.open.includes('replacement'));
    assert.ok(!rememberedPages(panel.state.memory)?.places[0]?.open.includes('replacement'));
  });
});
