import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { JournalWorld } from '../unit/library/journalWorld.ts';

/** What a window says it has made. */
interface Made {
  readonly id: number;
  readonly isUndone: boolean;
}

const changes = 6;

async function runWindow(folder: string, name: string): Promise<Made[]> {
  const script = path.join(import.meta.dirname, 'journalProcess.ts');
  const child = spawn(process.execPath, [script, folder, name, String(changes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, ended] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.deepEqual(ended, [0, null]);
  return JSON.parse(said) as Made[];
}

describe('One journal of three processes at once', () => {
  let world: JournalWorld;

  beforeEach(async () => {
    world = await JournalWorld.make();
  });
  afterEach(() => world.remove());

  it('holds all that any of them has done', async () => {
    const folder = path.dirname(world.file);
    const names = ['one', 'two', 'three'];
    const made = await Promise.all(names.map(name => runWindow(folder, name)));
    const journal = world.open();
    assert.equal(new Set(made.flat().map(({ id }) => id)).size, names.length * changes);
    for (const [window, name] of names.entries())
      for (const [index, { id, isUndone }] of made[window]!.entries()) {
        const change = await journal.find(id);
        const outcomes = new Set(change?.items.map(({ outcome }) => outcome));
        assert.deepEqual(
          [change?.items.length, change?.undone, isUndone],
          [250, index % 3 === 0, index % 3 === 0],
        );
        assert.deepEqual(outcomes, new Set([isUndone ? 'undone' : 'applied']));
        assert.ok(change?.items.every(({ uri }, place) => uri === `${name} ${index} ${place}`));
      }
    assert.deepEqual(await journal.interrupted(), []);
    assert.deepEqual(world.sql('PRAGMA integrity_check').map(Object.values), [['ok']]);
  });
});
