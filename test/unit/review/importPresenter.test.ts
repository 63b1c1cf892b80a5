import assert from 'node:assert/strict';
import { readList } from '../../../src/interchange/readList.ts';
import { ImportPresenter } from '../../../src/review/importPresenter.ts';
import type { ImportPorts, WantedItem } from '../../../src/review/importPorts.ts';
import { Emitter } from '../../../src/model/event.ts';
import type { Track } from '../../../src/model/track.ts';
import { exampleTrack } from '../panel/exampleTrack.ts';
import { idFor } from '../interchange/someItems.ts';

const uri = (number: number): string => `spotify:track:${idFor(number)}`;

describe('the preview of an import', () => {
  interface Added {
    readonly items: readonly WantedItem[];
    readonly keepsDates: boolean;
  }
  let added: Added[];

  async function preview(text: string, keepsDates: boolean, known?: Track): Promise<ImportPresenter> {
    added = [];
    const library = {
      keepsDates,
      savedState: () => 'unknown',
      tracks: { known: () => known },
      savedAlbums: { get: () => undefined },
      onDidChange: new Emitter<unknown>().event,
    } as unknown as ImportPorts['library'];
    const presenter = new ImportPresenter({
      list: await readList(text),
      name: 'list.csv',
      library,
      confirmLookUp: () => Promise.resolve(false),
      add: (items, keeps) => Promise.resolve(void added.push({ items, keepsDates: keeps })),
      report: error => assert.fail(String(error)),
    });
    await presenter.begin();
    return presenter;
  }

  const dated = `uri,added at\n${uri(1)},2020-01-02T03:04:05Z\n${uri(2)},\n`;

  it('offers to keep the dates of the file where Spotify takes them', async () => {
    const presenter = await preview(dated, true);
    assert.deepEqual(
      presenter.content().toggles.map(({ id, checked }) => [id, checked]),
      [['keepsDates', true]],
    );
    assert.deepEqual(presenter.content().notices, []);
    presenter.receive({ type: 'apply' });
    await new Promise(resolve => setImmediate(resolve));
    presenter.receive({ type: 'toggle', toggle: 'keepsDates', checked: false });
    assert.match(presenter.content().notices[0]?.sentence ?? '', /today’s date/);
    presenter.receive({ type: 'apply' });
    assert.deepEqual(
      added.map(({ keepsDates }) => keepsDates),
      [true, false],
    );
  });

  it('offers none of that where Spotify does not, or the file has no dates', async () => {
    for (const presenter of [await preview(dated, false), await preview(uri(1), true)]) {
      assert.deepEqual(presenter.content().toggles, []);
      assert.match(presenter.content().notices[0]?.sentence ?? '', /today’s date/);
    }
  });

  it('shows covers no larger than rows need them', async () => {
    const images = [640, 300, 64].map(width => ({ url: `https://i.scdn.co/image/${width}`, width }));
    const album = { name: 'Paper Engines', artists: [], images };
    const presenter = await preview(uri(1), false, { ...exampleTrack, album });
    assert.deepEqual(presenter.content().groups.at(0)?.rows.at(0)?.cover, {
      url: 'https://i.scdn.co/image/300',
    });
  });

  it('shows many rows without making them all', async () => {
    const presenter = await preview(
      Array.from({ length: 20_000 }, (_, number) => uri(number)).join('\n'),
      false,
    );
    const { groups, summary } = presenter.content();
    assert.equal(groups.length, 1);
    assert.equal(groups.at(0)?.rows.length, 20_000);
    assert.equal(groups.at(0)?.rows.at(19_999)?.uri, uri(19_999));
    assert.equal(summary, '20,000 to add');
  });
});
