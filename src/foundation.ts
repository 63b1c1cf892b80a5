import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { window } from 'vscode';
import { Freshness } from './library/freshness.ts';
import { SpotifyApps } from './library/spotifyApps.ts';
import type { Disposable } from './model/event.ts';
import { Settings } from './settings.ts';
import type { Clock } from './spotify/clock.ts';
import { systemClock as clock } from './spotify/clock.ts';
import type { Endpoints } from './spotify/endpoints.ts';
import { endpointsFrom } from './spotify/endpoints.ts';
import { Network } from './spotify/network.ts';
import { appsFolderOf, storageOf, userAgentOf } from './thisExtension.ts';

/** What everything else stands on. */
export interface Foundation extends Disposable {
  readonly output: LogOutputChannel;
  readonly log: (line: string) => void;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly endpoints: Endpoints;
  readonly network: Network;
  /** What is known of Spotify apps. */
  readonly apps: SpotifyApps;
  readonly freshness: Freshness;
  /** The folder of all libraries. */
  readonly storage: string;
}

/** Settings, the way to Spotify, and where things are kept. Makes no request, reads no file and starts no timer. */
export function layFoundation(context: ExtensionContext): Foundation {
  const output = window.createOutputChannel('Tracklist', { log: true });
  const log = (line: string): void => output.info(line);
  const settings = new Settings();
  const endpoints = endpointsFrom(process.env);
  const network = new Network(() => settings.network(userAgentOf(context)), log);
  const folder = appsFolderOf(context, endpoints.isTestServer);
  const apps = new SpotifyApps({ folder, quotaMode: () => settings.quotaMode(), clock, log });
  const storage = storageOf(context, endpoints.isTestServer);
  const hasFocus = (): boolean => window.state.focused;
  const freshness = new Freshness({ clock, everyMs: settings.refreshEveryMs, hasFocus });
  const subscription = settings.onDidChange(({ affects }) => affects('http') && void network.reset());
  const dispose = (): void => {
    subscription.dispose();
    settings.dispose();
    output.dispose();
    void network.reset();
  };
  return { output, log, clock, settings, endpoints, network, apps, freshness, storage, dispose };
}
