import type { Uri } from 'vscode';
import { env, window } from 'vscode';
import type { Connection, Connections } from '../library/connections.ts';
import { explain } from '../messages/explain.ts';
import { panelWords } from '../messages/panel.ts';
import { viewWords } from '../messages/views.ts';
import type { Track } from '../model/track.ts';
import type { PanelActions } from '../panel/panelActions.ts';
import { TrackPanels, trackPanelType } from '../panel/trackPanels.ts';
import type { TrackSource } from '../panel/trackSource.ts';
import { SpotifyError } from '../spotify/errors.ts';
import { trackItem } from './choose.ts';
import { change } from './change.ts';
import type { OpenParts } from './openCommands.ts';
import { copyLinks, openInSpotify } from './openCommands.ts';
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
    current: () => connections.current && sourceOf(connections.current),
    onDidChangeSource: connections.onDidChange,
    actions: actionsOf(parts),
    words: panelWords,
  });
}

/** Lets VS Code bring the panel back after a reload, once it is known whose library it belongs to. */
export function restoreDetailsPanel(panels: TrackPanels, connections: Connections): { dispose(): void } {
  return window.registerWebviewPanelSerializer(trackPanelType, {
    deserializeWebviewPanel: async (panel, state) => {
      await connections.load();
      await panels.deserializeWebviewPanel(panel, state);
    },
  });
}

function sourceOf({ kind, library }: Connection): TrackSource {
  const labels = { account: undefined, demo: viewWords.demo(), testServer: viewWords.testServer() };
  const label = labels[kind];
  return {
    ...(label === undefined ? {} : { label }),
    onDidChange: library.onDidChange,
    track: async (uri, signal) => library.availability.asKnown(await library.track(uri, signal)),
    known: uri => {
      const track = library.knownTrack(uri);
      return track && library.availability.asKnown(track);
    },
    savedState: uri => library.savedState(uri),
    addedAt: uri => library.addedAt(uri),
    lookUpSaved: uris => library.lookUpSaved(uris),
  };
}

function actionsOf(parts: PanelParts): PanelActions {
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      parts.log(`Details panel: ${String(error)}`);
      void showError(error);
    });
  };
  const changeTrack = (kind: 'save' | 'remove', track: Track): void => {
    const connection = parts.connections.current;
    if (!connection) return;
    const curation = { connections: parts.connections, isAnythingVisible: () => true };
    attempt(change(curation, connection, kind, [trackItem(track, connection)]));
  };
  return {
    save: track => changeTrack('save', track),
    remove: track => changeTrack('remove', track),
    open: uri => attempt(openInSpotify(parts, uri)),
    copy: text => attempt(Promise.resolve(env.clipboard.writeText(text))),
    copyLink: uri => attempt(copyLinks(parts, [uri])),
    explain: error => ({
      sentence: explain(error)?.sentence ?? '',
      canRetry: !SpotifyError.is(error, 'notFound', 'badRequest'),
    }),
    log: message => parts.log(message),
  };
}
