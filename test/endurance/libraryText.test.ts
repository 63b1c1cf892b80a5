import assert from 'node:assert/strict';
import { intentionOf } from '../../src/interchange/libraryText/intention.ts';
import { printText } from '../../src/interchange/libraryText/printText.ts';
import { linesOf, readText } from '../../src/interchange/libraryText/readText.ts';
import { upToDate } from '../../src/interchange/libraryText/upToDate.ts';
import { inSlices } from '../../src/library/inSlices.ts';
import { row, words } from '../unit/interchange/libraryText/someText.ts';

describe('100,000 saved tracks as text', () => {
  let isDone = false;

  afterEach(() => (isDone = true));

  it('are printed, read, compared and brought up to date, whole and in slices', async () => {
    const names = [
      'Sin la Ventana',
      '雨季（序曲）',
      'يا طريق القمر',
      '#1',
      '// spotify:track:x',
      'e\u0301\n🔥',
    ];
    const rows = Array.from({ length: 100_000 }, (_, number) => row(number, names[number % names.length]));
    let turns = 0;
    const count = (): void => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const { state, pieces } = await inSlices(printText(rows, words));
    const text = pieces.join('');
    const edited = [...linesOf(text)].filter((line, place) => place % 1_000 !== 999 || line.startsWith('//'));
    const { tracks, troubles, state: name } = await inSlices(readText(edited.join('\n')));
    assert.deepEqual([troubles, name], [0, state.name]);
    const current = state.uris.slice(10);
    const plan = await inSlices(intentionOf({ base: state.uris, text: tracks, current }));
    assert.equal(plan.remove.length, state.uris.length - tracks.size);
    assert.deepEqual([plan.add, plan.came, plan.went.length], [[], [], 10]);
    const now = { name: '0123456789ab', uris: current, localFiles: 0 };
    const parts = { text: edited.join('\n'), moved: plan, rows: rows.slice(10), state: now, words };
    const fresh = await inSlices(readText(await inSlices(upToDate(parts))));
    assert.equal(fresh.tracks.size, tracks.size - 10);
    assert.equal(fresh.state, now.name);
    assert.ok(turns > 50, `others had their turn ${turns} times`);
  });
});
