import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FromReview } from '../../../webview/reviewProtocol.ts';
import { isOffered } from '../../../src/review/reviewOffers.ts';
import { someContent, someGroup, someRow, SomePresenter, startSession } from './someReview.ts';

const offered: readonly FromReview[] = [
  { type: 'choose', choice: 'rule', option: 'b' },
  { type: 'toggle', toggle: 'all', checked: true },
  { type: 'check', group: 'x', row: 'x1', checked: false },
  { type: 'press', button: 'again' },
  { type: 'pressGroup', group: 'y', button: 'dismiss' },
  { type: 'pressRow', group: 'y', row: 'y2', button: 'details' },
  { type: 'apply' },
  { type: 'cancel' },
  { type: 'retry' },
];

function ready(presenter = new SomePresenter()) {
  const started = startSession(presenter);
  started.session.receive({ type: 'ready' });
  return { presenter, ...started };
}

describe('what a review’s page asks for', () => {
  for (const message of offered) {
    it(`reaches the presenter when it is offered: ${message.type}`, () => {
      const { presenter, session } = ready();
      session.receive(message);
      assert.deepEqual(presenter.received, [message]);
    });
  }

  it('opens the items that are shown, and no others', () => {
    const { session, opened, logged } = ready();
    for (const uri of ['spotify:track:x1', 'spotify:album:y2', 'spotify:track:z', 'https://example.com'])
      session.receive({ type: 'open', uri });
    assert.deepEqual(opened, ['spotify:track:x1', 'spotify:album:y2']);
    assert.equal(logged.length, 2);
  });

  const notOffered: readonly unknown[] = [
    { type: 'choose', choice: 'rule', option: 'c' },
    { type: 'choose', choice: 'other', option: 'a' },
    { type: 'toggle', toggle: 'other', checked: true },
    { type: 'check', group: 'x', row: 'y1', checked: true },
    { type: 'check', group: 'z', row: 'x1', checked: true },
    { type: 'press', button: 'dismiss' },
    { type: 'pressGroup', group: 'x', button: 'details' },
    { type: 'pressRow', group: 'x', row: 'x1', button: 'dismiss' },
    { type: 'moreGroups' },
    { type: 'moreRows', group: 'x' },
    { type: 'open', uri: 'command:workbench.action.terminal.new' },
  ];
  for (const message of notOffered) {
    it(`is left alone and logged when it is not: ${JSON.stringify(message)}`, () => {
      const { presenter, session, opened, posted, logged } = ready();
      session.receive(message);
      assert.deepEqual([presenter.received, opened, posted.length, logged.length], [[], [], 1, 1]);
    });
  }

  it('is left alone where it is there but cannot be used now', () => {
    const row = someRow('x1', {
      checkbox: { label: 'Keep', inFull: 'Keep', checked: true, enabled: false },
      buttons: [{ id: 'details', label: 'Details', enabled: false }],
    });
    const group = someGroup('x', { buttons: [{ id: 'dismiss', label: '', enabled: false }], rows: [row] });
    const { presenter, session } = ready(
      new SomePresenter({
        ...someContent,
        groups: [group],
        choices: someContent.choices.map(each => ({ ...each, enabled: false })),
        toggles: someContent.toggles.map(each => ({ ...each, enabled: false })),
        buttons: [{ id: 'again', label: 'Again', enabled: false }],
        action: { label: 'Apply', enabled: false },
        progress: { sentence: 'Going on' },
        problem: { sentence: 'It failed.', canRetry: false },
      }),
    );
    for (const message of offered) session.receive(message);
    assert.deepEqual(presenter.received, []);
  });

  it('is left alone before the page has been shown anything', () => {
    const presenter = new SomePresenter();
    const { session } = startSession(presenter);
    for (const message of offered) session.receive(message);
    assert.deepEqual(presenter.received, []);
  });

  it('is left alone about what has been taken from the page meanwhile', async () => {
    const { presenter, session } = ready();
    presenter.show({ groups: [someGroup('y')] });
    await Promise.resolve();
    session.receive({ type: 'check', group: 'x', row: 'x1', checked: false });
    assert.deepEqual(presenter.received, []);
  });

  it('is logged by its type alone when it is malformed', () => {
    const { session, logged } = ready();
    session.receive({ type: 'launch', secret: 'token' });
    session.receive('token');
    assert.deepEqual(logged, [
      'Review: ignored a message of type “launch”.',
      'Review: ignored a message of type unknown.',
    ]);
  });

  it('does nothing that is not offered and throws nothing, whatever comes', () => {
    const { presenter, session, opened } = ready();
    const types = [...offered.map(({ type }) => type), 'open', 'moreGroups', 'moreRows', 'launch'];
    const word = fc.constantFrom('rule', 'a', 'b', 'all', 'x', 'y', 'x1', 'y2', 'again', 'dismiss', 'z');
    const almost = fc.record(
      {
        type: fc.constantFrom(...types),
        choice: word,
        option: word,
        toggle: word,
        group: word,
        row: word,
        button: word,
        uri: fc.oneof(
          word,
          fc.domain().map(domain => `https://${domain}/`),
        ),
        checked: fc.oneof(fc.boolean(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const mutated = fc
      .tuple(fc.constantFrom(...offered), fc.dictionary(fc.string(), fc.anything(), { maxKeys: 2 }))
      .map(([message, changes]) => ({ ...message, ...changes }));
    const frame = { ...someContent, groups: undefined };
    const groups = new Map([someGroup('x'), someGroup('y')].map(group => [group.id, group]));
    const shown = { frame, groups, hasMore: false };
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), almost, mutated), value => {
        const before = presenter.received.length;
        session.receive(value);
        for (const request of presenter.received.slice(before)) assert.ok(isOffered(shown, request));
        assert.deepEqual(opened, []);
      }),
      { numRuns: 300 },
    );
  });
});
