import type { Uri } from 'vscode';
import { commands, env } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import { explain } from '../messages/explain.ts';
import { panelWords } from '../messages/panel.ts';
import type { Track } from '../model/track.ts';
import type { PanelActions } from '../panel/panelActions.ts';
import type { PanelSource } from '../panel/panelSource.ts';
import { TrackPanels } from '../panel/trackPanels.ts';
import { SpotifyError } from '../spotify/errors.ts';
import { saveAlbum } from './albumCommands.ts';
import { trackItem } from './rowItems.ts';
import { change } from './change.ts';
import { changeUnavailable } from './changeUnavailable.ts';
import type { OpenParts } from './openCommands.ts';
import { copyLinks, openInSpotify } from './openCommands.ts';
import { panelSource } from './panelSource.ts';
import { showError } from './register.ts';

interface PanelParts {
  readonly extensionUri: Uri;
  readonly connections: Connections;
  readonly settings: OpenParts['settings'];
  readonly log: (line: string) => void;
}

/** The details panel, which looks into the library in use and changes it as the commands do. */
export function createDetailsPanel(parts: PanelParts): TrackPanels {
  const { connections } = parts;
  return new TrackPanels({
    extensionUri: parts.extensionUri,
    current: sourceOf(parts),
    onDidChangeSource: connections.onDidChange,
    actions: actionsOf(parts),
    words: panelWords,
  });
}

/** The same object for as long as the library is the same, by which the panel notices another one. */
function sourceOf({ connections, settings }: PanelParts): () => PanelSource | undefined {
  // Weak, so that a library that is not in use any more is not kept by the panel that was closed last.
  const sources = new WeakMap<Connection, PanelSource>();
  return () => {
    const { current } = connections;
    if (!current) return undefined;
    const source = sources.get(current) ?? panelSource(current, settings);
    sources.set(current, source);
    return source;
  };
}

function actionsOf(parts: PanelParts): PanelActions {
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      parts.log(`Details panel: ${String(error)}`);
      void showError(error);
    });
  };
  const curation = { connections: parts.connections, isAnythingVisible: () => true };
  const changeTrack = (kind: 'save' | 'remove', track: Track): void => {
    const connection = parts.connections.current;
    if (!connection) return;
    attempt(change(curation, connection, kind, [trackItem(track, connection)]));
  };
  return {
    save: track => changeTrack('save', track),
    remove: track => changeTrack('remove', track),
    saveAlbum: uri => {
      const { current } = parts.connections;
      if (current) attempt(saveAlbum(curation, current, uri));
    },
    replace: async (original, replacement) => {
      const { current } = parts.connections;
      const saved = current?.library.savedTracks.get(original.uri);
      if (!current || !saved) return;
      const addedAt = new Date().toISOString();
      await changeUnavailable(parts, current, {
        replace: [{ remove: saved, save: { track: replacement, addedAt } }],
      });
    },
    open: uri => attempt(openInSpotify(parts, uri)),
    copy: text => attempt(Promise.resolve(env.clipboard.writeText(text))),
    copyLink: uri => attempt(copyLinks(parts, [uri])),
    // The lists are where a person comes from.
    leave: () => attempt(Promise.resolve(commands.executeCommand('workbench.view.extension.tracklist'))),
    explain: error => ({
      sentence: explain(error)?.sentence ?? '',
      canRetry: !SpotifyError.is(error, 'notFound', 'badRequest'),
    }),
    log: message => parts.log(message),
  };
}
