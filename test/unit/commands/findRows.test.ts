import assert from 'node:assert/strict';
import { failureRow, TrackRows } from '../../../src/commands/findRows.ts';
import { findWords } from '../../../src/messages/finding.ts';
import { panelStrings } from '../../../src/messages/panel.ts';
import { viewWords } from '../../../src/messages/views.ts';
import type { Track } from '../../../src/model/track.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import { aTrack, localTrack } from '../views/rows.ts';

describe('the row of a track that was found', () => {
  const addedAt = '2021-03-12T12:00:00Z';
  const rowOf = (
    track: Track,
    state: 'saved' | 'notSaved' | 'unknown' = 'saved',
    place: 'library' | 'spotify' = 'library',
  ): ReturnType<TrackRows['rowOf']> => new TrackRows().rowOf({ track, state, addedAt, place });
  const does = (row: ReturnType<TrackRows['rowOf']>): unknown[] =>
    (row.buttons ?? []).map(({ iconPath }) => (iconPath as { id: string }).id);
  const iconOf = (row: ReturnType<TrackRows['rowOf']>): string => (row.iconPath as { id: string }).id;

  it('has the title as it was delivered, and everything else below and beside it', () => {
    const row = rowOf(aTrack({ name: '  Lantern – Field ', explicit: true }));
    assert.equal(row.label, '  Lantern – Field ');
    assert.equal(row.description, 'Salt Meridian, Juniper Quiet');
    assert.equal(row.detail, 'Paper Engines · 3:47 · added March 12, 2021 · Explicit');
  });

  it('makes no icons of names', () => {
    const row = rowOf(aTrack({ name: '$(flame)', artists: [{ name: '$(bug)' }] }));
    for (const text of [row.label, row.description]) assert.doesNotMatch(text ?? '', /\$\([a-z]/);
  });

  it('says what a blank title, a date that is none and an artist without a name are not', () => {
    const { label } = rowOf(aTrack({ name: ' ' }));
    assert.equal(label, viewWords.untitled());
    const facts = { track: aTrack({ artists: [{ name: '' }, { name: 'Juniper Quiet' }] }), addedAt: 'soon' };
    const row = new TrackRows().rowOf({ ...facts, state: 'saved', place: 'library' });
    assert.deepEqual([row.description, row.detail], ['Juniper Quiet', 'Paper Engines · 3:47']);
  });

  it('tells in an icon, in words and in its buttons whether the track is saved', () => {
    const kinds = (['saved', 'notSaved', 'unknown'] as const).map(state => rowOf(aTrack(), state, 'spotify'));
    assert.deepEqual(kinds.map(iconOf), ['check', 'circle-outline', 'dash']);
    assert.deepEqual(
      kinds.map(({ detail }) => detail?.split(' · ').at(-1)),
      ['saved', 'not saved', 'added March 12, 2021'],
    );
    assert.deepEqual(kinds.map(does), [
      ['link-external', 'trash'],
      ['link-external', 'add'],
      ['link-external', 'add'],
    ]);
  });

  it('tells in the library only what is out of the ordinary', () => {
    assert.deepEqual(
      [rowOf(aTrack()), rowOf(aTrack({ isPlayable: false })), rowOf(aTrack(), 'notSaved')].map(iconOf),
      ['music', 'circle-slash', 'circle-outline'],
    );
    assert.ok(rowOf(aTrack({ isPlayable: false })).detail?.endsWith(viewWords.notAvailable()));
  });

  it('has no buttons where it is a file of one’s own', () => {
    const row = rowOf(localTrack);
    assert.deepEqual([does(row), iconOf(row)], [[], 'file-media']);
    assert.ok(row.detail?.endsWith(viewWords.local()));
  });

  it('has a name for each button', () => {
    const names = rowOf(aTrack()).buttons?.map(({ tooltip }) => tooltip);
    assert.deepEqual(names, [viewWords.openInSpotify(), panelStrings().removeHint]);
  });

  it('is the very same one until something about it changes', () => {
    const rows = new TrackRows();
    const facts = { track: aTrack(), state: 'saved', addedAt, place: 'library' } as const;
    const row = rows.rowOf(facts);
    assert.equal(rows.rowOf({ ...facts }), row);
    for (const change of [
      { state: 'notSaved' },
      { addedAt: undefined },
      { place: 'spotify' },
      { track: aTrack({ explicit: true }) },
    ] as const)
      assert.notEqual(new Map([[1, rows.rowOf({ ...facts, ...change })]]).get(1), rows.rowOf(facts));
    rows.keep([]);
    assert.notEqual(rows.rowOf(facts), row);
  });
});

describe('the row that says what went wrong', () => {
  it('takes the step that helps, where trying again would not', () => {
    const { command, detail } = failureRow(new SpotifyError('signedOut', ''), 'askSpotify');
    assert.deepEqual([command, detail], ['tracklist.signIn', 'Sign In Again']);
  });

  it('tries again otherwise', () => {
    const { command, detail, step } = failureRow(new SpotifyError('offline', ''), 'askSpotify');
    assert.deepEqual([command, detail, step], [undefined, findWords.enterTriesAgain(), 'askSpotify']);
  });
});
