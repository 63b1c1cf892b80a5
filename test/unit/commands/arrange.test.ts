import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import { mostFlatRows } from '../../../src/library/arrangement/arranger.ts';
import { viewIds } from '../../../src/manifest.ts';
import { arrangeWords } from '../../../src/messages/arranging.ts';
import { viewWords } from '../../../src/messages/views.ts';
import type { GroupElement } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import { SavedTracksAtWork } from './savedTracksAtWork.ts';

const collator = new Intl.Collator('en', { numeric: true });

const labelOf = ({ label }: TreeItem): string => (typeof label === 'string' ? label : '');

describe('arranging the saved tracks', () => {
  let tracks: SavedTracksAtWork;

  beforeEach(async () => {
    tracks = await SavedTracksAtWork.start();
  });
  afterEach(() => tracks.product.dispose());

  describe('by sorting', () => {
    it('shows them in another order, and says which', async () => {
      await tracks.choose('tracklist.sortBy', 'Title');
      const titles = (await tracks.trackRows()).map(({ track }) => track.name);
      const known = titles.filter(title => title.trim() !== '');
      assert.deepEqual(known, known.toSorted(collator.compare));
      assert.equal((await tracks.trackRows()).length, 120);
      assert.equal(await tracks.facts(), '120 · by title');
    });

    it('turns them round when the same is chosen again, and begins anew after something else', async () => {
      await tracks.choose('tracklist.sortBy', 'Length');
      assert.equal(await tracks.facts(), '120 · shortest first');
      await tracks.choose('tracklist.sortBy', 'Length');
      assert.equal(await tracks.facts(), '120 · longest first');
      const lengths = (await tracks.trackRows()).map(({ track }) => track.durationMs);
      assert.deepEqual(
        lengths,
        lengths.toSorted((a, b) => b - a),
      );
      await tracks.choose('tracklist.sortBy', 'Date Added');
      assert.deepEqual(
        (await tracks.trackRows()).map(({ addedAt }) => addedAt),
        tracks.saved.map(({ addedAt }) => addedAt),
      );
      await tracks.choose('tracklist.sortBy', 'Date Added');
      assert.equal(await tracks.facts(), '120 · oldest first');
    });

    it('has the view drawn anew at once', async () => {
      await tracks.below();
      const redrawn: unknown[] = [];
      tracks.view.provider.onDidChangeTreeData?.(element => redrawn.push(element));
      await tracks.choose('tracklist.sortBy', 'Title');
      assert.deepEqual(redrawn, [undefined]);
    });

    it('has the tracks one can choose from in the same order, and none left out', async () => {
      await tracks.choose('tracklist.sortBy', 'Length');
      await tracks.filterFor('e', 'Explicit');
      const shown = (await tracks.trackRows()).map(({ track }) => track.name);
      assert.ok(shown.length > 1);
      for (const id of ['tracklist.showTrack', 'tracklist.remove', 'tracklist.showArtistTracks'] as const) {
        await tracks.product.run(id);
        const { labels } = editor.picks.at(-1)!;
        assert.deepEqual(labels.slice(0, shown.length), shown, id);
        assert.ok(labels.length > 110);
      }
    });

    it('says in the list what it is now and what choosing it again does', async () => {
      await tracks.choose('tracklist.sortBy', 'Artist');
      await tracks.product.run('tracklist.sortBy');
      assert.deepEqual(editor.picks.at(-1)?.labels, [
        'Date Added',
        'Title',
        'Artist',
        'Album',
        'Length',
        'Release Date',
      ]);
      assert.deepEqual(editor.picks.at(-1)?.descriptions.filter(Boolean), [
        'now by artist; choose it again for by artist, Z to A',
      ]);
    });

    it('changes nothing when nothing is chosen', async () => {
      await tracks.product.run('tracklist.sortBy');
      await tracks.product.run('tracklist.groupBy');
      await tracks.filter(pick => pick.hide());
      assert.equal(await tracks.facts(), '120 · newest first');
      assert.equal(tracks.product.globalMemory.size, 0);
    });
  });

  describe('by grouping', () => {
    it('shows groups that hold every track once, each in its order, and says by what', async () => {
      await tracks.choose('tracklist.sortBy', 'Title');
      for (const [label, said] of [
        ['Artist', 'grouped by artist'],
        ['Album', 'grouped by album'],
        ['Year Added', 'grouped by year added'],
        ['Month Added', 'grouped by month added'],
        ['Release Decade', 'grouped by release decade'],
      ] as const) {
        await tracks.choose('tracklist.groupBy', label);
        const rows = await tracks.groupRows();
        const shown = await tracks.belowAll(rows);
        assert.ok(rows.length > 1, label);
        assert.deepEqual(
          new Set(shown.map(({ id }) => id)),
          new Set(tracks.saved.map(({ track }) => `savedTracks/${track.uri}`)),
        );
        assert.equal(shown.length, 120);
        assert.equal(await tracks.facts(), `120 · by title · ${said}`);
      }
      await tracks.choose('tracklist.groupBy', 'Nothing');
      assert.equal((await tracks.trackRows()).length, 120);
    });

    it('names a group and counts its tracks', async () => {
      await tracks.choose('tracklist.groupBy', 'Month Added');
      const [row] = await tracks.groupRows();
      const item = await tracks.view.provider.getTreeItem(row!);
      assert.match(labelOf(item), /^[A-Z][a-z]+ 20\d\d$/);
      assert.equal(item.description, viewWords.tracks(row!.group.rows.length));
      await tracks.choose('tracklist.groupBy', 'Release Decade');
      const [decade] = await tracks.groupRows();
      assert.match(labelOf(await tracks.view.provider.getTreeItem(decade!)), /^(19|20)\d0s$/);
    });

    it('keeps the ids of groups and tracks when the list is read again', async () => {
      await tracks.choose('tracklist.groupBy', 'Artist');
      const ids = async (): Promise<string[]> => {
        const rows = await tracks.groupRows();
        return [...rows, ...(await tracks.belowAll(rows))].map(({ id }) => id);
      };
      const before = await ids();
      assert.equal(new Set(before).size, before.length);
      await tracks.product.run('tracklist.refresh');
      assert.deepEqual(await ids(), before);
    });

    it('keeps a track’s id whatever it is arranged by', async () => {
      const ids = new Set((await tracks.trackRows()).map(({ id }) => id));
      await tracks.choose('tracklist.groupBy', 'Album');
      assert.deepEqual(new Set((await tracks.belowAll(await tracks.groupRows())).map(({ id }) => id)), ids);
    });
  });

  describe('on a group', () => {
    const largest = async (): Promise<GroupElement> => {
      await tracks.choose('tracklist.groupBy', 'Year Added');
      const rows = await tracks.groupRows();
      return rows.toSorted((a, b) => b.group.rows.length - a.group.rows.length)[0]!;
    };
    const uris = ({ group }: GroupElement): string[] =>
      group.rows.filter(({ track }) => !track.isLocal).map(({ track }) => track.uri);

    it('removing means all its tracks, and asks as for so many rows', async () => {
      const row = await largest();
      const count = uris(row).length;
      assert.ok(count > 10);
      await tracks.product.run('tracklist.remove', row);
      assert.ok(editor.lastMessage.modal);
      assert.equal(editor.lastMessage.text, `Remove ${count} tracks from Liked Songs?`);
      assert.ok((await tracks.product.isSavedAtSpotify(...uris(row).slice(0, 40))).every(Boolean));
      editor.willPress('Remove');
      await tracks.product.run('tracklist.remove', row);
      assert.ok(!(await tracks.product.isSavedAtSpotify(...uris(row).slice(0, 40))).some(Boolean));
      assert.ok(
        !(await tracks.groupRows()).some(
          ({ group }) => group.key === row.group.key && group.rows.some(({ track }) => !track.isLocal),
        ),
      );
    });

    it('and on some of its tracks, each is meant once', async () => {
      const row = await largest();
      const [track] = await tracks.below(row);
      editor.willPress('Remove');
      await tracks.product.run('tracklist.remove', row, [row, track!]);
      assert.equal(editor.messages[0]?.text, `Remove ${uris(row).length} tracks from Liked Songs?`);
    });

    it('a key means all its tracks', async () => {
      const row = await largest();
      tracks.view.selection = [row];
      await tracks.product.run('tracklist.remove', viewIds.savedTracks);
      assert.equal(editor.lastMessage.text, `Remove ${uris(row).length} tracks from Liked Songs?`);
    });

    it('copying means the links of all its tracks, in order', async () => {
      tracks.product.dispose();
      tracks = await SavedTracksAtWork.start({ as: 'signedIn' });
      const row = await largest();
      const [track] = await tracks.below(row);
      await tracks.product.run('tracklist.copyLink', row, [row, track!]);
      const ids = uris(row).map(uri => uri.split(':')[2]);
      assert.deepEqual(
        editor.clipboard.split('\n').map(link => link.split('/').at(-1)),
        ids,
      );
    });
  });

  describe('of which there are many', () => {
    const many = mostFlatRows + 1;
    /** The first page of a list that is said to be so long; the rest never comes. */
    const startLong = async (globalMemory = new Map<string, unknown>()): Promise<void> => {
      tracks.product.dispose();
      tracks = await SavedTracksAtWork.start({ globalMemory });
      const { savedTracks } = tracks.product.library;
      const { status } = savedTracks;
      Object.defineProperty(savedTracks, 'status', {
        get: () => ({ ...status, total: many, phase: 'partial' }),
      });
    };

    it('groups them by year added and says so', async () => {
      await startLong();
      assert.ok((await tracks.groupRows()).every(({ group }) => group.by === 'yearAdded'));
      assert.equal(await tracks.facts(), '20,001 · newest first · grouped by year added, as there are many');
    });

    it('shows them in one list when the person wants that all the same', async () => {
      await startLong();
      await tracks.below();
      await tracks.choose('tracklist.groupBy', 'Nothing');
      const [first, , , year] = editor.picks.at(-1)!.descriptions;
      assert.deepEqual([first, year], [arrangeWords.manyInOneList(many), arrangeWords.nowAsThereAreMany()]);
      assert.equal((await tracks.trackRows()).length, 120);
      assert.equal(await tracks.facts(), '20,001 · newest first');
    });

    it('groups them by something else', async () => {
      await startLong();
      await tracks.choose('tracklist.groupBy', 'Artist');
      assert.equal(await tracks.facts(), '20,001 · newest first · grouped by artist');
    });

    it('leaves a list that grows beyond it to be grouped, though nothing was chosen while it was short', async () => {
      await tracks.choose('tracklist.groupBy', 'Artist');
      await tracks.choose('tracklist.groupBy', 'Nothing');
      const { globalMemory } = tracks.product;
      await startLong(globalMemory);
      assert.ok((await tracks.groupRows()).length > 0);
    });
  });
});
