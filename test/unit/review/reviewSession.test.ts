import assert from 'node:assert/strict';
import { pageSize } from '../../../src/review/reviewSession.ts';
import { settle, someContent, someGroup, someRow, SomePresenter, startSession } from './someReview.ts';

const many = (count: number, build: (index: number) => ReturnType<typeof someGroup>) => {
  const built: number[] = [];
  const at = (index: number) => {
    built.push(index);
    return index < count ? build(index) : undefined;
  };
  return { groups: { length: count, at }, built };
};

describe('what a review’s page is sent', () => {
  it('is nothing before the page is ready, and then everything', async () => {
    const presenter = new SomePresenter();
    const { session, posted, last } = startSession(presenter);
    presenter.show({ summary: 'soon' });
    await settle();
    assert.deepEqual(posted, []);
    session.receive({ type: 'ready' });
    assert.deepEqual(last().order, ['x', 'y']);
    assert.deepEqual(last().changed, someContent.groups);
    assert.equal(last().review, 'import');
    assert.equal(last().frame.summary, 'soon');
    assert.ok(!('groups' in last().frame));
  });

  it('is only what is different, in one message for several changes in a row', async () => {
    const presenter = new SomePresenter();
    const { session, posted, last } = startSession(presenter);
    session.receive({ type: 'ready' });
    presenter.show({ summary: 'one' });
    presenter.show({ groups: [someGroup('x', { note: 'other' }), someGroup('y')], summary: 'two' });
    await settle();
    assert.equal(posted.length, 2);
    assert.equal(presenter.asked, 2, 'what is shown is put together once');
    assert.deepEqual(
      last().changed.map(({ id }) => id),
      ['x'],
    );
    assert.deepEqual(last().order, ['x', 'y']);
    assert.equal(last().frame.summary, 'two');
  });

  it('is nothing when nothing is different', async () => {
    const presenter = new SomePresenter();
    const { session, posted } = startSession(presenter);
    session.receive({ type: 'ready' });
    presenter.show({});
    await settle();
    assert.equal(posted.length, 1);
  });

  it('is everything again when the page comes back after having been hidden', () => {
    const { session, last } = startSession(new SomePresenter());
    session.receive({ type: 'ready' });
    session.receive({ type: 'ready' });
    assert.deepEqual(last().changed, someContent.groups);
  });

  it('tells of what has gone and of what has come back', async () => {
    const presenter = new SomePresenter();
    const { session, last } = startSession(presenter);
    session.receive({ type: 'ready' });
    presenter.show({ groups: [someGroup('y')] });
    await settle();
    assert.deepEqual([last().order, last().changed], [['y'], []]);
    presenter.show({ groups: someContent.groups });
    await settle();
    assert.deepEqual([last().order, last().changed.map(({ id }) => id)], [['x', 'y'], ['x']]);
  });

  it('is a part of many groups, and more of them when asked', () => {
    const { groups, built } = many(10_000, index => someGroup(`g${index}`));
    const presenter = new SomePresenter({ ...someContent, groups });
    const { session, last } = startSession(presenter);
    session.receive({ type: 'ready' });
    assert.equal(last().order.length, pageSize);
    assert.equal(last().more, `${pageSize} of ${10_000 - pageSize}`);
    assert.ok(Math.max(...built) < pageSize, 'no group is built that is not shown');
    session.receive({ type: 'moreGroups' });
    assert.equal(last().order.length, 2 * pageSize);
    assert.equal(last().changed.length, pageSize, 'those that are there already are not sent again');
  });

  it('is a part of many rows, and more of them when asked', () => {
    const built: number[] = [];
    const at = (index: number) => (built.push(index), someRow(`r${index}`));
    const groups = [{ ...someGroup('x'), rows: { length: 100_000, at } }, someGroup('y')];
    const presenter = new SomePresenter({ ...someContent, groups });
    const { session, last } = startSession(presenter);
    session.receive({ type: 'ready' });
    assert.equal(last().changed[0]?.rows.length, pageSize);
    assert.equal(last().changed[0]?.more, `${pageSize} of ${100_000 - pageSize}`);
    session.receive({ type: 'moreRows', group: 'x' });
    assert.equal(last().changed[0]?.rows.length, 2 * pageSize);
    assert.equal(last().changed.length, 1);
    assert.ok(Math.max(...built) < 2 * pageSize);
  });

  it('offers no more when everything is there', () => {
    const { session, last, logged } = startSession(new SomePresenter());
    session.receive({ type: 'ready' });
    assert.equal(last().more, undefined);
    session.receive({ type: 'moreGroups' });
    session.receive({ type: 'moreRows', group: 'x' });
    assert.equal(logged.length, 2);
  });

  it('is how things stand after each request, so that a box the review did not accept is put right', async () => {
    const presenter = new SomePresenter();
    const { session, posted, last } = startSession(presenter);
    session.receive({ type: 'ready' });
    session.receive({ type: 'check', group: 'y', row: 'y1', checked: false });
    await settle();
    assert.equal(posted.length, 2);
    assert.deepEqual(
      last().changed.map(({ id }) => id),
      ['y'],
    );
    session.receive({ type: 'toggle', toggle: 'all', checked: true });
    await settle();
    assert.equal(posted.length, 3);
  });

  it('is what should be read out', () => {
    const presenter = new SomePresenter();
    const { session, posted } = startSession(presenter);
    presenter.announcements.fire('too early');
    session.receive({ type: 'ready' });
    presenter.announcements.fire('Dismissed');
    assert.deepEqual(posted.slice(1), [{ type: 'announce', sentence: 'Dismissed' }]);
  });

  it('ends with the session', async () => {
    const presenter = new SomePresenter();
    const { session, posted } = startSession(presenter);
    session.receive({ type: 'ready' });
    presenter.show({ summary: 'late' });
    session.dispose();
    await settle();
    presenter.show({ summary: 'later' });
    await settle();
    assert.equal(posted.length, 1);
    assert.ok(presenter.isDisposed);
  });
});
