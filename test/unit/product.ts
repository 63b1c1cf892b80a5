import { ExtensionKind, Uri, window } from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import type { Session } from '../../src/auth/session.ts';
import { Sessions } from '../../src/auth/sessions.ts';
import { TokenEndpoint } from '../../src/auth/tokenEndpoint.ts';
import type { DiagnosisParts } from '../../src/commands/diagnosis/diagnose.ts';
import { followMarket } from '../../src/commands/followMarket.ts';
import { allCommands } from '../../src/commands/allCommands.ts';
import { registerCommands } from '../../src/commands/register.ts';
import { restorePages } from '../../src/commands/restorePages.ts';
import { tellOfTrouble } from '../../src/commands/storeTrouble.ts';
import { createDemo } from '../../src/demo/demo.ts';
import { createLibraryDocuments } from '../../src/editor/createLibraryDocuments.ts';
import type { Connection } from '../../src/library/connections.ts';
import { Connections } from '../../src/library/connections.ts';
import type { Library } from '../../src/library/library.ts';
import { Freshness } from '../../src/library/freshness.ts';
import { openAccount } from '../../src/library/openAccount.ts';
import { openDemo } from '../../src/library/openDemo.ts';
import { SpotifyApps } from '../../src/library/spotifyApps.ts';
import { KeptLibraries } from '../../src/library/store/keptLibraries.ts';
import { Troubles } from '../../src/library/troubles.ts';
import type { CommandArguments, CommandId } from '../../src/manifest.ts';
import type { SavedTrack } from '../../src/model/track.ts';
import { Settings } from '../../src/settings.ts';
import type { Clock } from '../../src/spotify/clock.ts';
import { systemClock } from '../../src/spotify/clock.ts';
import { spotifyEndpoints } from '../../src/spotify/endpoints.ts';
import { Network } from '../../src/spotify/network.ts';
import type { SpotifyRequest, SpotifyResponse } from '../../src/spotify/send.ts';
import { reviewWords } from '../../src/messages/review.ts';
import { ReviewPanels } from '../../src/review/reviewPanels.ts';
import { Views } from '../../src/views/views.ts';
import { linkedCover } from '../support/linkedCover.ts';
import { sharedCatalogue } from '../support/sharedCatalogue.ts';
import { aSession } from './auth/aSession.ts';
import { SharedSecrets } from './auth/sharedSecrets.ts';
import { editor } from './editor/editor.ts';
import { unhurried } from './spotify/testClient.ts';

interface ProductOptions {
  /** Saved at Spotify. Default 60. */
  readonly tracks?: number;
  readonly albums?: number;
  /** `drawn` into the answers, or `links` that lead nowhere (default). */
  readonly covers?: 'drawn' | 'links';
  /** Where the person stands. Default `demo`. */
  readonly as?: 'demo' | 'signedIn' | 'signedOut' | 'notSetUp';
  /** Default the system's. */
  readonly clock?: Clock;
  /** What was remembered for all workspaces before the window was opened. Default nothing. */
  readonly globalMemory?: Map<string, unknown>;
  /** Where Spotify apps are remembered. Default nowhere. */
  readonly folder?: string;
  /** Where libraries are kept. Default nowhere. */
  readonly storage?: string;
}

type Fault = (request: SpotifyRequest) => SpotifyResponse | undefined | Promise<undefined>;

const { clientId } = aSession();
const commandIds = manifest.contributes.commands.map(({ command }) => command as CommandId);

/** A sign-in that does not run out while a test runs. */
const session = (): Session => aSession({ expiresAt: Date.now() + 365 * 24 * 3_600_000 });

/** The whole extension in the stand-in for VS Code, but for the panel; Spotify is a demo that answers at once. */
export class Product {
  readonly secrets = new SharedSecrets();
  readonly settings = new Settings();
  readonly sessions: Sessions;
  readonly connections: Connections;
  readonly apps: SpotifyApps;
  readonly views: Views;
  readonly texts: ReturnType<typeof createLibraryDocuments>;
  readonly reviews: ReviewPanels;
  readonly troubles = new Troubles(tellOfTrouble);
  /** How Spotify's hosts answer who only wants to know whether they are there. */
  reach: () => Promise<SpotifyResponse> = () => Promise.resolve({ status: 401, headers: {}, body: '' });
  readonly log: string[] = [];
  /** `PUT /me/library` and the like, without queries. */
  readonly requests: string[] = [];
  /** Answers in place of Spotify where it gives something, or keeps it from answering before. */
  fault: Fault = () => undefined;
  /** What signing in through the browser comes to. */
  signIn: () => Promise<Session | undefined> = () => Promise.resolve(session());
  /** What is remembered for this workspace, and for all of them. */
  readonly memory = new Map<string, unknown>();
  readonly globalMemory: Map<string, unknown>;
  readonly shownTracks: string[] = [];
  /** Spotify URIs that pages have opened. */
  readonly opened: string[] = [];
  isAnythingVisible = true;
  readonly #log = (line: string): void => void this.log.push(line);
  readonly #options: ProductOptions;
  readonly #clock: Clock;
  readonly #freshness: Freshness;
  readonly #disposables: { dispose(): void }[];

  constructor(options: ProductOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const clock = this.#clock;
    const hasFocus = () => window.state.focused;
    const everyMs = () => this.settings.refreshEveryMs();
    this.#freshness = new Freshness({ clock, everyMs, hasFocus });
    this.globalMemory = options.globalMemory ?? new Map<string, unknown>();
    const { as = 'demo' } = options;
    if (as !== 'notSetUp') editor.changeSetting('tracklist.clientId', clientId);
    if (as === 'signedIn') this.secrets.entries.set('session', JSON.stringify(session()));
    const { folder } = options;
    const quotaMode = () => this.settings.quotaMode();
    this.apps = new SpotifyApps({ folder, quotaMode, clock, log: this.#log, pace: unhurried });
    const noNetwork = () => Promise.reject(new Error('no network'));
    const endpoint = new TokenEndpoint(spotifyEndpoints.accountsUrl, noNetwork, clock);
    this.sessions = new Sessions(this.secrets.window(), endpoint, spotifyEndpoints, clock);
    this.connections = new Connections({
      sessions: this.sessions,
      isTestServer: false,
      clientId: () => this.settings.clientId(),
      onDidChangeClientId: this.settings.onDidChange,
      openLibrary: opened => Promise.resolve(openAccount(opened, this.#accountParts())),
      openDemo: () => Promise.resolve(openDemo(this.#watchedDemo(), clock, this.#log, this.#freshness)),
      beginsInDemo: () => false,
      kept: new KeptLibraries(options.storage ?? '/nowhere'),
    });
    this.views = new Views(this.connections, clock, this.#memento(this.globalMemory));
    this.texts = createLibraryDocuments({ connections: this.connections, clock, log: this.#log });
    this.reviews = new ReviewPanels({
      extensionUri: Uri.parse('file:///extension'),
      onDidChangeLibrary: this.connections.onDidChange,
      open: uri => void this.opened.push(uri),
      log: this.#log,
      words: reviewWords,
    });
    this.#disposables = [
      ...this.#register(),
      followMarket(this.connections, this.settings),
      this.reviews,
      this.views,
      this.connections,
      this.sessions,
      this.settings,
    ];
  }

  /** In a fresh editor, when the person stands where the options say. */
  static async start(options: ProductOptions = {}): Promise<Product> {
    editor.reset();
    const product = new Product(options);
    await product.connections.load();
    if ((options.as ?? 'demo') === 'demo') await product.connections.enterDemo();
    return product;
  }

  get connection(): Connection {
    const { current } = this.connections;
    if (!current) throw new Error('there is no connection');
    return current;
  }

  get library(): Library {
    return this.connection.library;
  }

  /** Runs a command as the palette, a key or a menu does. */
  async run<Id extends CommandId>(id: Id, ...args: CommandArguments[Id]): Promise<void> {
    const handler = editor.commands.get(id);
    if (!handler) throw new Error(`there is no command ${id}`);
    await handler(...args);
  }

  /** The saved tracks, whole. */
  async saved(): Promise<readonly SavedTrack[]> {
    const { savedTracks } = this.library;
    await savedTracks.firstRows();
    while (!savedTracks.isComplete) await new Promise(resolve => setTimeout(resolve, 1));
    return savedTracks.rows;
  }

  /** Whether Spotify has these tracks among the saved ones, whatever the library believes. */
  async isSavedAtSpotify(...uris: string[]): Promise<boolean[]> {
    return JSON.parse((await this.#askElsewhere('GET', '/me/library/contains', uris)) || '[]') as boolean[];
  }

  /** Removes tracks or albums as another device does. */
  async removeElsewhere(...uris: string[]): Promise<void> {
    await this.#askElsewhere('DELETE', '/me/library', uris);
  }

  /** Saves tracks or albums as another device does. */
  async saveElsewhere(...uris: string[]): Promise<void> {
    await this.#askElsewhere('PUT', '/me/library', uris);
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  async #askElsewhere(method: SpotifyRequest['method'], path: string, uris: string[]): Promise<string> {
    const url = `${spotifyEndpoints.apiUrl}${path}?${new URLSearchParams({ uris: uris.join(',') }).toString()}`;
    return (await this.#demo?.send({ method, url, headers: {} }))?.body ?? '';
  }

  #demo: ReturnType<typeof createDemo> | undefined;

  /** A demo of the options' size, whose requests can be looked at and go wrong. */
  #watchedDemo(): Pick<ReturnType<typeof createDemo>, 'account' | 'send'> {
    const { tracks = 60, albums = 5, covers = 'links' } = this.#options;
    const demo = createDemo({
      tracks,
      albums,
      delayMs: 0,
      catalogue: sharedCatalogue(tracks),
      ...(covers === 'links' ? { coverUrl: linkedCover } : {}),
    });
    this.#demo = demo;
    const send = async (request: SpotifyRequest): Promise<SpotifyResponse> => {
      this.requests.push(`${request.method} ${new URL(request.url).pathname.replace('/v1', '')}`);
      return (await this.fault(request)) ?? (await demo.send(request));
    };
    return { account: demo.account, send };
  }

  #accountParts(): Parameters<typeof openAccount>[1] {
    const { send } = this.#watchedDemo();
    const { apiUrl } = spotifyEndpoints;
    const { sessions, apps } = this;
    const here = { clock: this.#clock, log: this.#log, freshness: this.#freshness, sessions, apps };
    const { storage } = this.#options;
    return { apiUrl, send, ...here, storage, onTrouble: this.troubles.report };
  }

  /** What Diagnose looks at. */
  get diagnosis(): DiagnosisParts {
    const { connections, sessions, settings, apps, troubles } = this;
    const network = Object.assign(new Network(() => settings.network('')), { send: () => this.reach() });
    const about = { version: '1.2.3', extensionKind: ExtensionKind.UI };
    const endpoints = spotifyEndpoints;
    return {
      connections,
      sessions,
      settings,
      apps,
      network,
      endpoints,
      troubles,
      kept: new KeptLibraries(this.#options.storage ?? '/nowhere'),
      clock: this.#clock,
      ...about,
    };
  }

  #memento(entries: Map<string, unknown>): ConstructorParameters<typeof Views>[2] {
    return {
      keys: () => [...entries.keys()],
      get: (key: string) => entries.get(key),
      update: async (key: string, value: unknown) => {
        await Promise.resolve();
        if (value === undefined) entries.delete(key);
        else entries.set(key, value);
      },
    } as ConstructorParameters<typeof Views>[2];
  }

  #register(): { dispose(): void }[] {
    const commands = allCommands(
      {
        connections: this.connections,
        sessions: this.sessions,
        settings: this.settings,
        views: this.views,
        reviews: this.reviews,
        diagnosis: this.diagnosis,
        documents: this.texts.documents,
        memory: this.#memento(this.memory),
        urisToRegister: () => ['vscode://tracklistmusic.tracklist/callback', 'http://127.0.0.1/callback'],
        signIn: () => this.signIn(),
        showTrack: uri => this.shownTracks.push(uri),
        shownTrack: () => this.shownTracks.at(-1),
        closeDetails: () => void this.shownTracks.splice(0),
        isAnythingVisible: () => this.isAnythingVisible,
        showLog: () => this.log.push('(shown)'),
      },
      this.#log,
    );
    const restorers = { restoreReview: commands.restoreReview, restoreDetails: () => Promise.resolve() };
    return [
      commands,
      restorePages(() => Promise.resolve(restorers)),
      ...registerCommands(commandIds, () => Promise.resolve(commands.handlers), this.#log),
    ];
  }
}
