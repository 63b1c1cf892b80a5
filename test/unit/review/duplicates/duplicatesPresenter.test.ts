import assert from 'node:assert/strict';
import { SpotifyError } from '../../../../src/spotify/errors.ts';
import { complete, DuplicatesAtWork, saved, settle, uriOf } from './duplicatesAtWork.ts';

const [older, newer] = [saved('a', {}, '2019-01-01T00:00:00Z'), saved('b', {}, '2024-01-01T00:00:00Z')];
const other = saved('c', { name: 'Echo' });
const [echo, echoAgain] = [other, saved('d', { name: 'Echo' }, '2022-01-01T00:00:00Z')];

describe('the review of duplicates', () => {
  it('shows what is saved more than once, the one added first to stay', async () => {
    const review = await DuplicatesAtWork.begin(newer, other, older);
    assert.equal(review.fates, 'a stays, b goes');
    assert.equal(review.content.summary, '1 song: 1 stays, 1 goes.');
    assert.deepEqual(review.content.action, { label: 'Remove 1 Track', enabled: true });
    assert.equal(review.content.source, 'Demo');
    assert.equal(review.content.progress, undefined);
  });

  it('says so when there are none', async () => {
    const review = await DuplicatesAtWork.begin(newer, other);
    assert.equal(review.content.empty, 'There are no duplicates among your 2 saved tracks.');
    assert.deepEqual([review.content.action, review.content.summary], [undefined, undefined]);
  });

  describe('waits until the library is whole', () => {
    it('and says how far it is', async () => {
      const loading = { ...complete(1), phase: 'loading', total: 3_000 } as const;
      const review = new DuplicatesAtWork([newer], loading);
      await settle();
      assert.equal(review.searches, 0);
      const { progress, empty } = review.content;
      assert.deepEqual([progress?.done, progress?.total, empty], [1, 3_000, undefined]);
      assert.match(progress?.sentence ?? '', /1 of 3,000 tracks/);
      review.becomes([newer, older]);
      await settle();
      assert.equal(review.fates, 'a stays, b goes');
    });

    it('and says what is missing when it does not become whole, and tries again', async () => {
      const error = new SpotifyError('offline', 'No connection.');
      const partial = { ...complete(2), phase: 'partial', missingPages: 1, error } as const;
      const review = new DuplicatesAtWork([newer, older], partial);
      await settle();
      assert.equal(
        review.content.problem?.sentence,
        'Some of your tracks could not be read, so their duplicates are missing here. No connection.',
      );
      assert.equal(review.fates, 'a stays, b goes', 'what is here is shown');
      review.presenter.receive({ type: 'retry' });
      assert.equal(review.retries, 1);
    });

    it('and says when the library keeps changing', async () => {
      const review = new DuplicatesAtWork([newer, older], { ...complete(2), phase: 'partial' });
      await settle();
      assert.match(review.content.problem?.sentence ?? '', /keeps changing at Spotify/);
    });
  });

  describe('lets the person decide', () => {
    const sides = async () => {
      const single = { name: 'Single', artists: [], images: [], albumType: 'single' };
      const date = { value: '2024-05-03', precision: 'day' } as const;
      return DuplicatesAtWork.begin(
        saved('a', { album: { ...single, name: 'A' }, explicit: true }, '2019-01-01T00:00:00Z'),
        saved('b', { album: { ...single, albumType: 'album', name: 'B' } }, '2020-01-01T00:00:00Z'),
        saved('c', { album: { ...single, name: 'C', releaseDate: date } }, '2021-01-01T00:00:00Z'),
      );
    };
    const rules = [
      ['oldestAdded', 'a'],
      ['newestRelease', 'c'],
      ['album', 'b'],
      ['explicit', 'a'],
      ['clean', 'b'],
    ] as const;
    for (const [rule, stays] of rules) {
      it(`by the rule ${rule}`, async () => {
        const review = await sides();
        review.presenter.receive({ type: 'choose', choice: 'rule', option: rule });
        const expected = ['a', 'b', 'c'].map(id => `${id} ${id === stays ? 'stays' : 'goes'}`);
        assert.equal(review.fates, expected.join(', '));
        assert.equal(review.content.choices[0]?.chosen, rule);
        assert.equal(review.searches, 1, 'nothing is looked for again');
      });
    }

    const check = (review: DuplicatesAtWork, id: string, checked: boolean): void =>
      review.presenter.receive({ type: 'check', group: uriOf('a'), row: uriOf(id), checked });

    it('by hand: another one stays as well', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      check(review, 'b', true);
      assert.equal(review.fates, 'a stays, b stays');
      assert.deepEqual(review.content.action, { label: 'Remove Tracks', enabled: false });
    });

    it('by hand: the rule picks among the others when its first does not stay', async () => {
      const review = await sides();
      check(review, 'a', false);
      assert.equal(review.fates, 'a goes, b stays, c goes');
      check(review, 'b', false);
      assert.equal(review.fates, 'a goes, b goes, c stays');
    });

    it('by hand: all may go, and that is said', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      check(review, 'a', false);
      check(review, 'b', false);
      assert.equal(review.fates, 'a goes, b goes');
      assert.equal(review.content.summary, '1 song: 0 stay, 2 go. Of 1 song no copy stays.');
      assert.match(review.groups[0]?.note ?? '', /No copy stays/);
      review.presenter.receive({ type: 'apply' });
      assert.match(review.removals[0]?.detail ?? '', /Of 1 song no copy stays/);
    });

    it('by hand, and goes back to the rule everywhere', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      check(review, 'a', false);
      assert.deepEqual(
        review.content.buttons.map(({ id }) => id),
        ['followRule'],
      );
      review.presenter.receive({ type: 'choose', choice: 'rule', option: 'album' });
      assert.equal(review.fates, 'a goes, b stays', 'the hand outlives the rule');
      review.presenter.receive({ type: 'press', button: 'followRule' });
      assert.equal(review.fates, 'a stays, b goes');
      assert.deepEqual(review.content.buttons, []);
    });

    it('never about a file of their own, which stays', async () => {
      const local = saved('e', { isLocal: true, uri: uriOf('e') }, '2017-01-01T00:00:00Z');
      const review = await DuplicatesAtWork.begin(local, older);
      const view = review.rowViews.find(({ id }) => id === uriOf('e'));
      assert.deepEqual([view?.mark?.kind, view?.checkbox?.enabled, view?.uri], ['keep', false, undefined]);
      check(review, 'e', false);
      assert.equal(review.rowViews.find(({ id }) => id === uriOf('e'))?.mark?.kind, 'keep');
    });

    it('which versions are the same, and looks again', async () => {
      const live = saved('b', { name: 'Lantern Field - Live', durationMs: 260_000 });
      const remaster = saved('e', { name: 'Lantern Field - 2011 Remaster' });
      const review = await DuplicatesAtWork.begin(older, live, remaster);
      assert.equal(review.groups.length, 0);
      review.presenter.receive({ type: 'choose', choice: 'versions', option: 'remasters' });
      assert.ok(review.content.progress, 'says that it is looking');
      await settle();
      assert.equal(review.fates, 'a stays, e goes');
      review.presenter.receive({ type: 'choose', choice: 'versions', option: 'all' });
      await settle();
      assert.equal(review.rowViews.length, 3);
      assert.equal(review.content.progress, undefined);
    });
  });

  describe('dismisses', () => {
    it('for good, and shows and brings back what was dismissed', async () => {
      const review = await DuplicatesAtWork.begin(older, newer, echo, echoAgain);
      const [first] = review.groups;
      review.presenter.receive({ type: 'pressGroup', group: first?.id ?? '', button: 'dismiss' });
      await settle();
      assert.deepEqual(review.announced, ['No longer shown as duplicates: Lantern Field']);
      assert.equal(review.groups.length, 1);
      assert.equal(review.content.action?.label, 'Remove 1 Track');
      assert.equal(review.content.toggles[0]?.label, 'Show dismissed (1)');
      review.presenter.receive({ type: 'toggle', toggle: 'dismissed', checked: true });
      assert.match(review.fates, /a is dismissed, b is dismissed$/);
      const dismissed = review.groups.at(-1)!;
      assert.equal(dismissed.buttons?.[0]?.id, 'bringBack');
      assert.equal(review.content.action.label, 'Remove 1 Track', 'what is dismissed stays');
      review.presenter.receive({ type: 'pressGroup', group: dismissed.id, button: 'bringBack' });
      await settle();
      assert.deepEqual(review.content.toggles, []);
      assert.equal(review.groups.length, 2);
      assert.equal(review.content.action.label, 'Remove 2 Tracks');
    });

    it('all there is, and says so', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      review.presenter.receive({
        type: 'pressGroup',
        group: review.groups[0]?.id ?? '',
        button: 'dismiss',
      });
      await settle();
      assert.equal(review.content.empty, 'There are no duplicates besides the one you have dismissed.');
    });

    it('and tells when that cannot be remembered for good', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      review.dismissalFailure = new Error('full');
      const group = review.groups[0]?.id ?? '';
      review.presenter.receive({ type: 'pressGroup', group, button: 'dismiss' });
      await settle();
      assert.deepEqual(review.told, [review.dismissalFailure]);
      assert.equal(review.groups.length, 0);
    });
  });

  describe('follows the library', () => {
    it('when a row is removed elsewhere, and comes back', async () => {
      const review = await DuplicatesAtWork.begin(older, newer, echo, echoAgain);
      review.becomes([older, echo, echoAgain]);
      assert.equal(review.fates, 'c stays, d goes', 'at once');
      review.becomes([older, newer, echo, echoAgain]);
      assert.equal(review.fates, 'a stays, b goes, c stays, d goes', 'at once');
      await settle();
      assert.equal(review.fates, 'a stays, b goes, c stays, d goes');
    });

    it('keeps what was decided by hand when a row comes back', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      review.presenter.receive({ type: 'check', group: uriOf('a'), row: uriOf('b'), checked: true });
      review.becomes([older]);
      await settle();
      review.becomes([older, newer]);
      await settle();
      assert.equal(review.fates, 'a stays, b stays');
    });

    it('when a duplicate is saved elsewhere', async () => {
      const review = await DuplicatesAtWork.begin(older);
      review.becomes([older, newer]);
      await settle();
      assert.equal(review.fates, 'a stays, b goes');
    });

    it('when it becomes known that a track does not play', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      assert.ok(!review.content.columns.includes('Plays here'), 'nothing is known');
      review.unavailable.add(uriOf('a'));
      review.availabilityChanges.fire(undefined);
      assert.equal(review.fates, 'a goes, b stays');
      assert.deepEqual(
        review.rowViews.map(({ cells }) => cells.at(-1)?.text),
        ['No', 'Not known'],
      );
      assert.equal(review.content.columns.at(-1), 'Plays here');
    });

    it('once more when it changes while it is looked through', async () => {
      const review = new DuplicatesAtWork([older]);
      await Promise.resolve();
      review.becomes([older, newer]);
      review.becomes([older, newer, echo]);
      review.becomes([older, newer, echo, echoAgain]);
      await settle();
      assert.equal(review.groups.length, 2);
      assert.ok(review.searches <= 2, String(review.searches));
    });

    it('does not look again while pages come in, nor when only the status is another one', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      const { rows } = review;
      review.becomes([...rows], { ...complete(2), phase: 'loading' });
      review.becomes(rows, complete(2));
      await settle();
      const searches = review.searches;
      review.becomes(review.rows, complete(2));
      await settle();
      assert.equal(review.searches, searches);
    });
  });

  describe('removes', () => {
    it('what goes, after a question with counts', async () => {
      const review = await DuplicatesAtWork.begin(older, newer, echo, echoAgain);
      const answered = Promise.withResolvers<undefined>();
      review.onRemove = () => answered.promise;
      review.presenter.receive({ type: 'apply' });
      const [removal] = review.removals;
      assert.deepEqual(removal?.rows, [newer, echoAgain]);
      assert.equal(removal.question, 'Remove 2 tracks of 2 songs from Liked Songs?');
      assert.equal(removal.detail, '2 copies stay.');
      assert.deepEqual(review.content.action, { label: 'Remove 2 Tracks', enabled: false });
      assert.ok(review.rowViews.every(({ checkbox }) => checkbox?.enabled === false));
      review.presenter.receive({ type: 'apply' });
      assert.equal(review.removals.length, 1, 'once');
      answered.resolve(undefined);
      await settle();
      assert.deepEqual(review.content.action, { label: 'Remove 2 Tracks', enabled: true });
    });

    it('and counts what stays of those songs alone', async () => {
      const review = await DuplicatesAtWork.begin(older, newer, echo, echoAgain);
      review.presenter.receive({ type: 'check', group: uriOf('c'), row: uriOf('d'), checked: true });
      review.presenter.receive({ type: 'apply' });
      assert.equal(review.content.summary, '2 songs: 3 stay, 1 goes.');
      assert.equal(review.removals[0]?.question, 'Remove 1 track of 1 song from Liked Songs?');
      assert.equal(review.removals[0].detail, '1 copy stays.');
    });

    it('and tells when that did not work', async () => {
      const review = await DuplicatesAtWork.begin(older, newer);
      const failure = new Error('offline');
      review.onRemove = () => Promise.reject(failure);
      review.presenter.receive({ type: 'apply' });
      await settle();
      assert.deepEqual(review.told, [failure]);
      assert.equal(review.content.action?.enabled, true);
    });
  });

  it('says when looking did not work, and tries again', async () => {
    const review = new DuplicatesAtWork([older, newer]);
    review.failure = new Error('Something went wrong.');
    await settle();
    assert.deepEqual(review.content.problem, { sentence: 'Something went wrong.', canRetry: true });
    review.failure = undefined;
    review.presenter.receive({ type: 'retry' });
    await settle();
    assert.equal(review.content.problem, undefined);
    assert.equal(review.fates, 'a stays, b goes');
  });

  it('hears and says nothing once it is closed', async () => {
    const review = await DuplicatesAtWork.begin(older);
    let changes = 0;
    review.presenter.onDidChange(() => changes++);
    review.presenter.dispose();
    review.becomes([older, newer]);
    await settle();
    assert.deepEqual([review.searches, changes], [1, 0]);
  });
});
