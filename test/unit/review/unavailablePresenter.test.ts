import assert from 'node:assert/strict';
import type { RowView } from '../../../webview/reviewProtocol.ts';
import { AvailabilityRun } from '../../../src/library/availability/availabilityRun.ts';
import type { LibraryWish } from '../../../src/library/libraryWish.ts';
import { UnavailablePresenter } from '../../../src/review/unavailable/unavailablePresenter.ts';
import { editor } from '../editor/editor.ts';
import type { TestLibrary } from '../library/openTestLibrary.ts';
import { useTestLibrary } from '../library/openTestLibrary.ts';

const search = { path: '/search' };

describe('The review of unavailable tracks', () => {
  const { open } = useTestLibrary({ tracks: 130 });
  const opened: UnavailablePresenter[] = [];
  beforeEach(() => editor.reset());
  afterEach(() => opened.splice(0).forEach(each => each.dispose()));

  interface Review {
    readonly test: TestLibrary;
    readonly presenter: UnavailablePresenter;
    readonly run: AvailabilityRun;
    readonly wishes: LibraryWish[];
    /** Wishes that have come true. */
    readonly done: LibraryWish[];
    readonly asked: string[];
    readonly rows: () => RowView[];
    readonly row: (name: string) => RowView;
    readonly press: (name: string) => Promise<void>;
    readonly titles: () => string[];
  }

  const review = async (): Promise<Review> => {
    const test = await open();
    test.library.availability.useMarket('SE');
    const run = new AvailabilityRun(test.library.availabilityCheck, 'SE');
    const [wishes, done]: [LibraryWish[], LibraryWish[]] = [[], []];
    const asked: string[] = [];
    const presenter = new UnavailablePresenter({
      library: test.library,
      run,
      source: 'Demo',
      explain: error => ({ sentence: String(error), canRetry: true }),
      check: () => void run.start(),
      change: async wish => {
        wishes.push(wish);
        await test.library.change(wish);
        done.push(wish);
      },
      useCountry: code => void asked.push(code),
    });
    opened.push(presenter);
    await presenter.settled();
    const rows = (): RowView[] => {
      const { groups } = presenter.content();
      const all = Array.from({ length: groups.length }, (_, index) => groups.at(index)!);
      return all.flatMap(group =>
        Array.from({ length: group.rows.length }, (_, index) => group.rows.at(index)!),
      );
    };
    const row = (name: string): RowView => {
      const found = rows().find(({ title }) => title === name);
      assert.ok(found, `there is no row ${name}`);
      return found;
    };
    const press = async (name: string): Promise<void> => {
      const ended = Promise.withResolvers<undefined>();
      const listening = presenter.onDidChange(() => !isSearching(row(name)) && ended.resolve(undefined));
      presenter.receive({ type: 'pressRow', group: 'market', row: row(name).id, button: 'find' });
      await ended.promise;
      listening.dispose();
    };
    const titles = (): string[] => rows().map(({ title }) => title);
    return { test, presenter, run, wishes, done, asked, rows, row, press, titles };
  };
  const isSearching = ({ buttons = [] }: RowView): boolean =>
    buttons.some(({ enabled }) => enabled === false);
  const notesOf = (rows: readonly RowView[]): string[] => rows.flatMap(({ notes = [] }) => notes);

  /** Spotify has the track on other releases as well. */
  const releaseAgain = ({ test }: Review, name: string, ...albums: string[]): void => {
    const all = [...test.spotify.state.catalogue.tracks.values()];
    const track = all.find(each => each.name === name)!;
    const others = all.filter(each => !each.markets && !each.blocked && each.isrc !== track.isrc);
    const items = albums.map((album, index) => ({
      type: 'track',
      id: others[index]!.id,
      uri: `spotify:track:${others[index]!.id}`,
      name: track.name,
      artists: track.artists.map(artist => ({ name: artist.name, id: artist.id })),
      duration_ms: track.durationMs,
      external_ids: { isrc: track.isrc },
      album: { name: album, artists: [], images: [], release_date: '2024' },
      is_playable: true,
    }));
    test.spotify.faults.next(search, {
      kind: 'edited',
      edit: json => {
        const { tracks } = json as { tracks: object };
        return { tracks: { ...tracks, items, total: items.length } };
      },
    });
  };

  it('lists what cannot be played by the reason, without a request', async () => {
    const { test, presenter, titles } = await review();
    const { groups, summary, heading, source } = presenter.content();
    const names = Array.from({ length: groups.length }, (_, index) => groups.at(index)?.title);
    assert.deepEqual(names.slice(0, 2), [
      'Not available in your country.',
      'Not available with your Spotify subscription.',
    ]);
    for (const name of [
      'Gone from Here',
      'Only in the Far East',
      'Not in Your Plan',
      'Not in Front of the Children',
    ])
      assert.ok(titles().includes(name), name);
    assert.ok(!titles().includes('Same Song, Other Number'));
    assert.match(summary ?? '', new RegExp(`^${titles().length} of 130 tracks`));
    assert.deepEqual([heading, source], ['Unavailable tracks (Sweden)', 'Demo']);
    assert.deepEqual(test.takeRequests(), []);
  });

  it('offers to check the rest for what that costs, and lists what turns out', async () => {
    const { test, presenter, run, titles } = await review();
    const before = titles().length;
    const rest = (await test.library.availabilityCheck.plan('SE')).open.length;
    assert.equal(rest, 130 - before);
    const goOn = presenter.content().buttons.find(({ id }) => id === 'goOn');
    assert.equal(goOn?.label, `Check the Rest (${rest} requests)`);
    const hidden = test
      .rows(130)
      .find(({ track }) => test.library.availability.of(track).state === 'unknown')!;
    test.spotify.faults.next(
      { path: `/tracks/${hidden.track.id!}` },
      {
        kind: 'edited',
        edit: json => ({ ...(json as object), is_playable: false, restrictions: { reason: 'market' } }),
      },
    );
    const ended = new Promise<void>(resolve => run.onDidChange(() => run.outcome && resolve()));
    presenter.receive({ type: 'press', button: 'goOn' });
    assert.equal(presenter.content().progress?.cancel, 'Continue Later');
    assert.ok(!presenter.content().buttons.some(({ id }) => id === 'goOn'));
    await ended;
    await presenter.settled();
    assert.equal(test.takeRequests().length, rest);
    assert.ok(titles().includes(hidden.track.name));
    assert.equal(presenter.content().progress, undefined);
    assert.ok(!presenter.content().buttons.some(({ id }) => id === 'goOn'));
  });

  it('stops the check when the person wants to continue later', async () => {
    const { test, presenter, run } = await review();
    const ended = new Promise<void>(resolve => run.onDidChange(() => run.outcome && resolve()));
    presenter.receive({ type: 'press', button: 'goOn' });
    presenter.receive({ type: 'cancel' });
    await ended;
    await presenter.settled();
    assert.ok(test.takeRequests().length < 10);
    assert.equal(presenter.content().problem, undefined);
    assert.ok(presenter.content().buttons.some(({ id }) => id === 'goOn'));
  });

  it('says why a check came to no end, and goes on where it was', async () => {
    const { test, presenter, run } = await review();
    test.spotify.faults.next({}, { kind: 'rateLimited', quota: true, retryAfterSeconds: 3_600 });
    const ended = new Promise<void>(resolve => run.onDidChange(() => run.outcome && resolve()));
    presenter.receive({ type: 'press', button: 'goOn' });
    await ended;
    assert.match(presenter.content().problem?.sentence ?? '', /quotaExceeded|locked|429/i);
    test.clock.pass(3_600_000);
    presenter.receive({ type: 'retry' });
    assert.equal(presenter.content().problem, undefined);
    assert.ok(run.progress);
    run.stop();
  });

  it('searches a replacement for one track on request, and asks at most twice', async () => {
    const about = await review();
    releaseAgain(about, 'Gone from Here', 'Second Pressing');
    await about.press('Gone from Here');
    const { length } = about.test.takeRequests();
    assert.ok(length >= 1 && length <= 2, String(length));
    const rows = about.rows();
    const index = rows.findIndex(({ title }) => title === 'Gone from Here');
    const candidate = rows[index + 1]!;
    assert.equal(candidate.cells[0]?.text, 'Second Pressing');
    assert.match(notesOf([candidate])[0] ?? '', /the same recording code \(ISRC\).*the same length/);
    assert.deepEqual([candidate.checkbox?.checked, rows[index]?.mark?.word], [false, 'Stays']);
  });

  it('says when there is none', async () => {
    const about = await review();
    const said: string[] = [];
    about.presenter.onDidAnnounce(sentence => said.push(sentence));
    await about.press('Gone from Here');
    assert.deepEqual(notesOf([about.row('Gone from Here')]), [
      'Spotify has no other release of this recording that can be played.',
    ]);
    assert.deepEqual(said, ['No replacement was found for Gone from Here.']);
    assert.deepEqual(about.row('Gone from Here').buttons, []);
  });

  it('never offers the track itself, nor what Spotify does not call playable', async () => {
    const about = await review();
    const { id } = about.row('Gone from Here');
    const track = about.test.library.savedTracks.get(id)!.track;
    const item = {
      type: 'track',
      ...track,
      duration_ms: track.durationMs,
      external_ids: { isrc: track.isrc },
    };
    const other = { ...item, id: 'A'.repeat(22), uri: `spotify:track:${'A'.repeat(22)}` };
    about.test.spotify.faults.next(search, {
      kind: 'edited',
      edit: json => {
        const { tracks } = json as { tracks: object };
        return { tracks: { ...tracks, items: [{ ...item, is_playable: true }, other], total: 2 } };
      },
    });
    await about.press('Gone from Here');
    assert.ok(!about.rows().some(row => row.id.startsWith(`${id}>`)));
  });

  it('says why a search failed, and offers to try again', async () => {
    const about = await review();
    about.test.spotify.faults.next(search, { kind: 'edited', edit: () => 7 });
    await about.press('Gone from Here');
    assert.equal(notesOf([about.row('Gone from Here')]).length, 1);
    assert.equal(about.row('Gone from Here').buttons?.[0]?.label, 'Try Again');
  });

  it('replaces what was chosen as one change, which undo takes back', async () => {
    const about = await review();
    const { test, presenter, wishes } = about;
    const before = new Set(test.serverUris);
    const original = about.row('Gone from Here');
    releaseAgain(about, 'Gone from Here', 'Second Pressing');
    await about.press('Gone from Here');
    assert.equal(presenter.content().action, undefined);
    const candidate = about.rows().find(({ id }) => id.startsWith(`${original.id}>`))!;
    presenter.receive({ type: 'check', group: 'market', row: candidate.id, checked: true });
    assert.deepEqual(presenter.content().action, { label: 'Replace 1 Track', enabled: true });
    assert.equal(about.row('Gone from Here').mark?.word, 'Will be replaced');
    assert.match(presenter.content().summary ?? '', /1 will be replaced\./);
    presenter.receive({ type: 'apply' });
    assert.equal(presenter.content().action?.enabled, false);
    await new Promise<void>(resolve => presenter.onDidChange(() => about.done.length > 0 && resolve()));
    assert.deepEqual([wishes.length, wishes[0]?.replace?.length], [1, 1]);
    await presenter.settled();
    assert.ok(!about.rows().some(({ id }) => id === original.id));
    assert.ok(!test.serverUris.includes(original.id));
    await test.library.undo();
    await presenter.settled();
    assert.deepEqual(new Set(test.serverUris), before);
    assert.ok(about.rows().some(({ id }) => id === original.id));
  });

  it('takes one replacement for a track, or none', async () => {
    const about = await review();
    const { presenter } = about;
    const name = 'Gone from Here';
    releaseAgain(about, name, 'Second Pressing', 'The Very Best');
    await about.press(name);
    const { id } = about.row(name);
    const candidates = about.rows().filter(each => each.id.startsWith(`${id}>`));
    for (const { id: row } of candidates)
      presenter.receive({ type: 'check', group: 'market', row, checked: true });
    const chosen = (): number =>
      about.rows().filter(each => each.id.includes('>') && each.checkbox?.checked).length;
    assert.equal(chosen(), 1);
    presenter.receive({ type: 'check', group: 'market', row: candidates.at(-1)!.id, checked: false });
    assert.equal(chosen(), 0);
    assert.equal(about.row(name).mark?.word, 'Stays');
  });

  it('removes what was ticked as one change', async () => {
    const about = await review();
    const { presenter, wishes, test } = about;
    for (const name of ['Gone from Here', 'Not in Your Plan'])
      presenter.receive({ type: 'check', group: 'x', row: about.row(name).id, checked: true });
    assert.match(presenter.content().summary ?? '', /2 will be removed\./);
    const gone = about.row('Gone from Here').id;
    presenter.receive({ type: 'press', button: 'remove' });
    await new Promise<void>(resolve => presenter.onDidChange(() => about.done.length > 0 && resolve()));
    assert.deepEqual([wishes.length, wishes[0]?.remove?.length, wishes[0]?.replace], [1, 2, undefined]);
    await presenter.settled();
    assert.ok(!test.serverUris.includes(gone));
    assert.ok(!presenter.content().buttons.some(({ id }) => id === 'remove'));
  });

  it('follows what happens elsewhere: what is gone is not removed', async () => {
    const about = await review();
    const { presenter, test } = about;
    const { id } = about.row('Gone from Here');
    presenter.receive({ type: 'check', group: 'x', row: id, checked: true });
    const canRemove = (): boolean => presenter.content().buttons.some(button => button.id === 'remove');
    assert.ok(canRemove());
    const row = test.library.savedTracks.get(id)!;
    test.library.savedTracks.remove([id]);
    assert.ok(!canRemove(), 'also before everything has been looked through again');
    await presenter.settled();
    assert.ok(!about.titles().includes('Gone from Here'));
    test.library.savedTracks.insert([row]);
    await presenter.settled();
    assert.ok(!canRemove(), 'what comes back stays until somebody decides again');
    assert.equal(about.row('Gone from Here').mark?.word, 'Stays');
  });

  it('follows what happens elsewhere: what is gone is not replaced', async () => {
    const about = await review();
    const { presenter, test } = about;
    releaseAgain(about, 'Gone from Here', 'Second Pressing');
    await about.press('Gone from Here');
    const { id } = about.row('Gone from Here');
    const candidate = about.rows().find(row => row.id.startsWith(`${id}>`))!;
    presenter.receive({ type: 'check', group: 'x', row: candidate.id, checked: true });
    assert.ok(presenter.content().action);
    const row = test.library.savedTracks.get(id)!;
    test.library.savedTracks.remove([id]);
    assert.equal(
      presenter.content().action,
      undefined,
      'also before everything has been looked through again',
    );
    await presenter.settled();
    test.library.savedTracks.insert([row]);
    await presenter.settled();
    assert.equal(presenter.content().action, undefined, 'what comes back stays until somebody decides again');
    assert.equal(about.row('Gone from Here').mark?.word, 'Stays');
  });

  it('says that the country is another one now', async () => {
    const { presenter, test, asked } = await review();
    const [country] = presenter.content().choices;
    assert.deepEqual(
      [country?.chosen, country?.options.find(({ id }) => id === 'SE')?.label],
      ['SE', 'Sweden'],
    );
    presenter.receive({ type: 'choose', choice: 'country', option: 'DE' });
    assert.deepEqual(asked, ['DE']);
    test.library.availability.useMarket('DE');
    await presenter.settled();
    assert.match(presenter.content().notices[0]?.sentence ?? '', /country has been changed/);
  });

  it('asks nothing any more once it is closed', async () => {
    const about = await review();
    const { presenter, test } = about;
    presenter.receive({ type: 'pressRow', group: 'x', row: about.row('Gone from Here').id, button: 'find' });
    presenter.dispose();
    test.spotify.latencyMs = 5;
    await test.library.savedTracks.refresh();
    assert.ok(test.spotify.log.count(search) <= 1);
  });
});
