import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exampleTrack, exampleUri } from './exampleTrack.ts';
import { FakeSource, otherTrack, otherUri, settle, setUp, setUpTrack, uri } from './presenterSetUp.ts';

describe('what the page asks for', () => {
  it('is carried out when the page offers it', async () => {
    const { panel, source } = await setUpTrack('notSaved');
    panel.presenter.receive({ type: 'save', uri });
    source.change('saved');
    panel.presenter.receive({ type: 'remove', uri });
    panel.presenter.receive({ type: 'copyLink', uri });
    panel.presenter.receive({ type: 'copyText', text: 'QZABC1900042' });
    for (const each of [uri, exampleUri('album', 'd')]) panel.presenter.receive({ type: 'open', uri: each });
    assert.deepEqual(panel.done, [
      `save ${uri}`,
      `remove ${uri}`,
      `copyLink ${uri}`,
      'copy QZABC1900042',
      `open ${uri}`,
      `open ${exampleUri('album', 'd')}`,
    ]);
    assert.deepEqual(
      panel.posted.filter(({ type }) => type === 'copied'),
      [
        { type: 'copied', text: uri },
        { type: 'copied', text: 'QZABC1900042' },
      ],
    );
  });

  const notOffered: readonly unknown[] = [
    { type: 'save', uri: otherUri },
    { type: 'remove', uri },
    { type: 'remove', uri: otherUri },
    { type: 'copyLink', uri: otherUri },
    { type: 'open', uri: otherUri },
    { type: 'open', uri: exampleUri('artist', 'b') },
    { type: 'show', uri: otherUri },
    { type: 'show', uri: exampleUri('artist', 'x') },
    { type: 'show', uri },
    { type: 'act', section: 'album', uri: otherUri },
    { type: 'act', section: 'versions', uri },
    { type: 'unfold', section: 'releases' },
    { type: 'unfold', section: 'toString' },
    { type: 'more', section: 'releases' },
    { type: 'readAgain', section: 'inLibrary' },
    { type: 'open', uri: 'https://example.com' },
    { type: 'open', uri: 'command:workbench.action.terminal.new' },
    { type: 'copyText', text: 'rm -rf /' },
    { type: 'copyText', text: 'type album' },
  ];
  for (const message of notOffered) {
    it(`is left alone and logged when the page does not offer it: ${JSON.stringify(message)}`, async () => {
      const { panel } = await setUpTrack('notSaved');
      panel.presenter.receive(message);
      assert.deepEqual(panel.done, []);
      assert.equal(panel.logged.length, 1);
    });
  }

  it('never changes the next track with a late click', async () => {
    const { panel, source } = await setUpTrack('notSaved');
    source.atHand.set(otherUri, otherTrack);
    panel.presenter.show(otherUri);
    panel.presenter.receive({ type: 'save', uri });
    assert.deepEqual(panel.done, []);
  });

  it('changes the track the person knows, when Spotify plays another version', async () => {
    const source = new FakeSource();
    source.saved = 'saved';
    const panel = setUp(source);
    panel.ready();
    panel.presenter.show(otherUri);
    source.requests[0]!.answer.resolve({ ...exampleTrack, linkedFrom: { uri: otherUri } });
    await settle();
    panel.presenter.receive({ type: 'remove', uri: otherUri });
    const [track] = panel.acted;
    assert.deepEqual(
      [track?.uri, track?.id, track?.url],
      [otherUri, 'z'.repeat(22), `https://open.spotify.com/track/${'z'.repeat(22)}`],
    );
  });

  it('is logged by its type alone when it is malformed', async () => {
    const { panel } = await setUpTrack();
    panel.presenter.receive({ type: 'launch', secret: 'token' });
    panel.presenter.receive({ type: '<b>token</b>' });
    panel.presenter.receive('token');
    assert.deepEqual(panel.logged, [
      'Details page: ignored a message of type “launch”.',
      'Details page: ignored a message of type unknown.',
      'Details page: ignored a message of type unknown.',
    ]);
  });

  it('does nothing and throws nothing, whatever else comes', async () => {
    const { panel } = await setUpTrack();
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), value => {
        panel.presenter.receive(value);
        assert.deepEqual(panel.done, []);
      }),
    );
  });
});
