import type { ConfigurationTarget, Disposable } from 'vscode';
import { workspace } from 'vscode';
import type { SettingTypes } from './manifest.ts';
import type { Event } from './model/event.ts';
import { Emitter } from './model/event.ts';
import { marketIn } from './model/markets.ts';
import type { NetworkOptions } from './spotify/network.ts';
import type { QuotaMode } from './spotify/quotaMode.ts';

const section = 'tracklist';
/** Minutes; the editor only warns of what is beyond. */
const refreshIntervals = { shortest: 1, longest: 24 * 60 };
const clientIdPattern = /^[0-9a-f]{32}$/;

/** Whether `text` has the form of a Spotify client id: 32 hexadecimal digits. */
export function isClientId(text: string): boolean {
  return clientIdPattern.test(text.trim().toLowerCase());
}

/** Which settings are different now. */
export interface SettingsChange {
  readonly affects: (key: keyof SettingTypes | 'http') => boolean;
}

/** Typed reading of the settings, and one event for changes of ours and of the editor's `http.*`. */
export class Settings implements Disposable {
  readonly #changed = new Emitter<SettingsChange>();
  readonly #subscription = workspace.onDidChangeConfiguration(event => {
    const affects = (key: string): boolean =>
      event.affectsConfiguration(key === 'http' ? key : `${section}.${key}`);
    if (event.affectsConfiguration(section) || affects('http')) this.#changed.fire({ affects });
  });

  readonly onDidChange: Event<SettingsChange> = this.#changed.event;

  get<Key extends keyof SettingTypes>(key: Key): SettingTypes[Key] {
    const value = workspace.getConfiguration(section).get<SettingTypes[Key]>(key);
    if (value === undefined) throw new Error(`The setting ${section}.${key} has no default.`);
    return value;
  }

  /** Writes a setting where `target` says. */
  async set<Key extends keyof SettingTypes>(
    key: Key,
    value: SettingTypes[Key],
    target: ConfigurationTarget,
  ): Promise<void> {
    await workspace.getConfiguration(section).update(key, value, target);
  }

  /** The client id in lower case, or undefined when none or something else is set. */
  clientId(): string | undefined {
    const text = this.get('clientId').trim().toLowerCase();
    return isClientId(text) ? text : undefined;
  }

  /** What the person says about the quota mode; undefined leaves it to be found out. */
  quotaMode(): QuotaMode | undefined {
    const mode = this.get('quotaMode');
    return mode === 'auto' ? undefined : mode;
  }

  /** The country that is set, ISO 3166-1 alpha-2; undefined when none or something else is. */
  market(): string | undefined {
    return marketIn(this.get('market'));
  }

  /** For how long lists are taken as they are, in milliseconds; Infinity when only the person asks for them. */
  readonly refreshEveryMs = (): number => {
    const minutes = this.get('refreshInterval');
    const { shortest, longest } = refreshIntervals;
    return minutes > 0 ? Math.min(Math.max(minutes, shortest), longest) * 60_000 : Infinity;
  };

  /** The editor's own network settings. */
  network(userAgent: string): NetworkOptions {
    const http = workspace.getConfiguration('http');
    const proxy = http.get<string>('proxy')?.trim();
    const proxyAuthorization = http.get<string | null>('proxyAuthorization')?.trim();
    return {
      useProxy: http.get<string>('proxySupport') !== 'off',
      ...(proxy ? { proxy } : {}),
      ...(proxyAuthorization ? { proxyAuthorization } : {}),
      noProxy: http.get<string[]>('noProxy') ?? [],
      strictSsl: http.get<boolean>('proxyStrictSSL') ?? true,
      systemCertificates: http.get<boolean>('systemCertificates') ?? true,
      userAgent,
    };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
