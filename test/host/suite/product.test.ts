import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const dispatcherSlots = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map(name =>
  Symbol.for(name),
);

function dispatchers(): unknown[] {
  return dispatcherSlots.map(slot => (globalThis as Record<symbol, unknown>)[slot]);
}

describe('The extension in its host', () => {
  const extension = vscode.extensions.getExtension('tracklistmusic.tracklist');
  const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
  const before = dispatchers();

  it('registers every command that its manifest declares, once', async () => {
    await extension?.activate();
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of manifest.contributes.commands)
      assert.equal(registered.filter(id => id === command).length, 1, command);
  });

  it('leaves the dispatcher of every extension’s fetch as it was', () => {
    assert.deepEqual(dispatchers(), before);
  });

  it('opens the demo library and shows a track in the details panel', async () => {
    await vscode.commands.executeCommand('tracklist.exploreDemo');
    const shown = vscode.commands.executeCommand('tracklist.showTrack');
    await eventually(
      () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      shown,
    );
    await eventually(() => {
      const [tab] = vscode.window.tabGroups.activeTabGroup.tabs.filter(
        each => each.input instanceof vscode.TabInputWebview,
      );
      assert.match((tab?.input as vscode.TabInputWebview | undefined)?.viewType ?? '', /tracklist\.track$/);
    });
  });

  it('has its views, and leaves the demo again', async () => {
    for (const view of ['savedTracks', 'savedAlbums', 'topTracks'])
      await vscode.commands.executeCommand(`tracklist.${view}.focus`);
    await vscode.commands.executeCommand('tracklist.leaveDemo');
  });
});

/** Repeats `attempt` until it no longer throws, or until `done` has happened. */
async function eventually(attempt: () => unknown, done?: Thenable<unknown>): Promise<void> {
  const state = { done: false };
  void done?.then(() => (state.done = true));
  for (let tries = 0; ; tries++) {
    try {
      await attempt();
      if (!done || state.done) return;
    } catch (error) {
      if (tries > 100) throw error;
    }
    if (tries > 100) throw new Error('This takes too long.');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
