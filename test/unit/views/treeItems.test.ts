import assert from 'node:assert/strict';
import type { ThemeIcon } from 'vscode';
import { TreeItemCollapsibleState } from 'vscode';
import type { SavedState } from '../../../src/library/savedStates.ts';
import { SpotifyError } from '../../../src/spotify/errors.ts';
import type { Element } from '../../../src/views/elements.ts';
import type { RowContext } from '../../../src/views/treeItems.ts';
import { treeItemFor } from '../../../src/views/treeItems.ts';
import {
  albumRow,
  anAlbum,
  artistRow,
  everyKindOfRow,
  failureRow,
  localTrack,
  moreRow,
  noteRow,
  rangeRow,
  trackRow,
} from './rows.ts';

const now = new Date(2026, 10, 21, 14, 0).getTime();

const context = (state: SavedState = 'unknown'): RowContext => ({
  savedState: () => state,
  sourceOfArtist: () => undefined,
  pauseOf: () => undefined,
  now,
});

interface Row {
  readonly label: unknown;
  readonly description: unknown;
  readonly icon: string | undefined;
  readonly contextValue: string | undefined;
  readonly said: string | undefined;
}

function rowOf(element: Element, state?: SavedState): Row {
  const { label, description, iconPath, contextValue, accessibilityInformation } = treeItemFor(
    element,
    context(state),
  );
  return {
    label,
    description,
    icon: (iconPath as ThemeIcon | undefined)?.id,
    contextValue,
    said: accessibilityInformation?.label,
  };
}

describe('rows', () => {
  it('keep the id of their element, so that selection and expansion survive', () => {
    for (const element of everyKindOfRow) assert.equal(treeItemFor(element, context()).id, element.id);
  });

  it('all have a label', () => {
    for (const element of everyKindOfRow) assert.ok(treeItemFor(element, context()).label);
  });

  it('read their tooltips later, but for failures', () => {
    for (const element of everyKindOfRow)
      assert.equal(treeItemFor(element, context()).tooltip !== undefined, element.kind === 'failure');
  });
});

describe('a saved track', () => {
  it('shows title, artists and album, and says the same', () => {
    assert.deepEqual(rowOf(trackRow(), 'saved'), {
      label: 'Lantern Field',
      description: 'Salt Meridian, Juniper Quiet · Paper Engines',
      icon: 'music',
      contextValue: 'track.saved',
      said: 'Lantern Field by Salt Meridian, Juniper Quiet, Paper Engines',
    });
  });

  it('opens its details', () => {
    const element = trackRow();
    const { command } = treeItemFor(element, context());
    assert.equal(command?.command, 'tracklist.showTrack');
    assert.deepEqual(command.arguments, [element]);
  });

  it('has its title as delivered', () => {
    for (const name of ['$(flame) <b>', '[a](b)', '𝕿 עברית', '  spaced  '])
      assert.equal(rowOf(trackRow({ name })).label, name);
  });

  it('without a title has words in its place', () => {
    for (const name of ['', '   ']) assert.equal(rowOf(trackRow({ name })).label, '(no title)');
  });

  it('marks what is explicit, short to see and long to hear', () => {
    const row = rowOf(trackRow({ explicit: true }));
    assert.equal(row.description, 'Salt Meridian, Juniper Quiet · Paper Engines · E');
    assert.match(row.said ?? '', /, Explicit$/);
  });

  it('marks what cannot be played, for whatever reason', () => {
    for (const changes of [
      { isPlayable: false },
      { restrictionReason: 'market' },
      { restrictionReason: 'new' },
    ]) {
      const row = rowOf(trackRow(changes));
      assert.equal(row.icon, 'circle-slash');
      assert.match(String(row.description), / · not available$/);
      assert.match(row.said ?? '', /not available$/);
    }
  });

  it('is not called unavailable while nothing is known', () => {
    assert.equal(rowOf(trackRow()).icon, 'music');
    assert.equal(rowOf(trackRow({ isPlayable: true })).icon, 'music');
  });

  it('of one’s own shows as such and offers no actions', () => {
    assert.deepEqual(rowOf({ kind: 'track', id: 'x', track: localTrack, place: 'savedTracks' }, 'saved'), {
      label: 'Home Recording',
      description: 'Nobody · Nowhere · local file',
      icon: 'file-media',
      contextValue: 'track.local',
      said: 'Home Recording by Nobody, Nowhere, local file',
    });
  });

  it('leaves out what Spotify leaves out', () => {
    const album = anAlbum({ name: '' });
    assert.equal(rowOf(trackRow({ artists: [{ name: '' }], album })).description, '');
  });
});

describe('a track elsewhere', () => {
  it('tells saved from not saved at one glance, and by words', () => {
    const table = {
      saved: ['check', 'track.saved', /, saved$/],
      notSaved: ['circle-outline', 'track.notSaved', /, not saved$/],
      unknown: ['dash', 'track.unknown', /Paper Engines$/],
    } as const;
    for (const [state, [icon, contextValue, said]] of Object.entries(table)) {
      const row = rowOf(trackRow({}, { place: 'ranking', rank: 3 }), state as SavedState);
      assert.equal(row.icon, icon);
      assert.equal(row.contextValue, contextValue);
      assert.match(row.said ?? '', said);
    }
  });

  it('tells so of tracks that cannot be played, too', () => {
    const row = rowOf(trackRow({ restrictionReason: 'market' }, { place: 'ranking' }), 'saved');
    assert.equal(row.icon, 'check');
    assert.match(String(row.description), /not available$/);
  });

  it('leads with its rank in a ranking', () => {
    assert.equal(rowOf(trackRow({}, { place: 'ranking', rank: 3 })).label, '3  Lantern Field');
  });

  it('does not repeat the album below it', () => {
    assert.equal(rowOf(trackRow({}, { place: 'album' })).description, 'Salt Meridian, Juniper Quiet');
    assert.equal(rowOf(trackRow({}, { groupedBy: 'album' })).description, 'Salt Meridian, Juniper Quiet');
  });

  it('does not repeat its artist below them, but says who comes in addition', () => {
    const alone = { artists: [{ name: 'Salt Meridian' }] };
    const row = rowOf(trackRow(alone, { groupedBy: 'artist' }));
    assert.equal(row.description, 'Paper Engines');
    assert.equal(row.said, 'Lantern Field by Salt Meridian, Paper Engines');
    const both = 'Salt Meridian, Juniper Quiet · Paper Engines';
    assert.equal(rowOf(trackRow({}, { groupedBy: 'artist' })).description, both);
    assert.equal(
      rowOf(trackRow(alone, { groupedBy: 'yearAdded' })).description,
      'Salt Meridian · Paper Engines',
    );
  });
});

describe('other rows', () => {
  it('an album shows artists, year and number of tracks, and unfolds', () => {
    assert.deepEqual(rowOf(albumRow(), 'saved'), {
      label: 'Paper Engines',
      description: 'Salt Meridian · 2019 · 12 tracks',
      icon: 'library',
      contextValue: 'album.saved',
      said: 'Paper Engines, Salt Meridian, 2019, 12 tracks',
    });
    const item = treeItemFor(albumRow(), context());
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
  });

  it('an album of one track has 1 track, and one without a name has words', () => {
    const row = rowOf(albumRow({ name: '', totalTracks: 1 }));
    assert.equal(row.label, '(no title)');
    assert.match(String(row.description), /1 track$/);
  });

  it('a period has its name', () => assert.equal(rowOf(rangeRow).label, 'Last 4 weeks'));

  it('an artist’s row says where the tracks come from, once that is known', () => {
    const described = (source?: 'topTracks' | 'search') =>
      treeItemFor(artistRow, { ...context(), sourceOfArtist: () => source }).description;
    assert.deepEqual(
      [described(), described('topTracks'), described('search')],
      [undefined, 'top tracks', 'popular results from search'],
    );
  });

  it('“Load more” loads more', () => {
    assert.equal(treeItemFor(moreRow, context()).command?.command, 'tracklist.loadMore');
  });

  it('a failure says what happened and tries again', () => {
    const item = treeItemFor(failureRow, context());
    assert.equal(item.label, 'Spotify has trouble answering right now. Try again in a moment.');
    assert.equal(item.tooltip, item.label);
    assert.equal(item.command?.command, 'tracklist.retry');
    assert.match(item.accessibilityInformation?.label ?? '', /, Retry$/);
  });

  it('a gap says how many pages are missing, and why', () => {
    const error = new SpotifyError('offline', '');
    const row = rowOf({ ...failureRow, error, missingPages: 3 });
    assert.equal(row.label, '3 pages are missing');
    assert.match(String(row.description), /^Spotify cannot be reached/);
  });

  it('a note says that there is nothing', () =>
    assert.match(String(rowOf(noteRow).label), /^Nothing saved yet/));
});
