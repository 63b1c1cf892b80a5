// What Diagnose shows. Times are in UTC, so that whoever helps reads the same.
import { l10n } from 'vscode';
import type { Diagnosis, Reachability } from '../commands/diagnosis/diagnosis.ts';
import type { ListStatus } from '../library/listStatus.ts';
import { viewWords } from './views.ts';
import { counted } from './wording.ts';

const { t } = l10n;

export const diagnosisWords = {
  fileName: () => t('Diagnosis'),
  looking: () => t('Looking at how Tracklist is doing…'),
  ready: () => t('This diagnosis holds no tokens, names or titles, so it can be shown to others.'),
  copy: () => t('Copy'),
  copied: () => t('Diagnosis copied.'),
};

/** A diagnosis as Markdown. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const sections = [
    [t('Versions'), versionLines(diagnosis)],
    [t('Sign-in'), signInLines(diagnosis)],
    [t('Spotify app'), appLines(diagnosis)],
    [t('Library'), libraryLines(diagnosis)],
    [t('Network'), networkLines(diagnosis)],
  ] as const;
  const body = sections.map(
    ([title, lines]) => `## ${title}\n\n${lines.map(each => `- ${each}`).join('\n')}\n`,
  );
  return [`# Tracklist for Spotify\n`, `${utc(diagnosis.at)}. ${diagnosisWords.ready()}\n`, ...body].join(
    '\n',
  );
}

function versionLines({ versions }: Diagnosis): string[] {
  return [
    `Tracklist ${versions.extension}`,
    versions.editor,
    versions.system,
    t('Runs as: {0}', versions.runs),
  ];
}

function signInLines({ at, signIn }: Diagnosis): string[] {
  const { authorizedAt, endsAt, scopes, missingScopes } = signIn;
  return [
    t('State: {0}', signIn.end === undefined ? signIn.state : `${signIn.state} (${signIn.end})`),
    t('Client id: {0}', signIn.clientId ?? t('none')),
    t('Way back from the browser: {0}; tried here: {1}', signIn.redirect, signIn.ways.join(', ')),
    ...(authorizedAt === undefined || endsAt === undefined
      ? []
      : [t('Days since signing in: {0}; days left: {1}', days(at - authorizedAt), days(endsAt - at))]),
    ...(scopes.length > 0 ? [t('Agreed to: {0}', scopes.join(', '))] : []),
    ...(missingScopes.length > 0 ? [t('Not agreed to: {0}', missingScopes.join(', '))] : []),
  ];
}

function appLines({ app }: Diagnosis): string[] {
  const mode = app.quotaMode ?? t('unknown');
  const locks = app.locks.map(([scope, { kind, until }]) =>
    t('Paused for {0} until {1} ({2})', scope, utc(until), kind),
  );
  return [
    app.isQuotaModeSet ? t('Quota mode: {0}, as set', mode) : t('Quota mode: {0}, as found out', mode),
    ...(locks.length > 0 ? locks : [t('Not paused by Spotify')]),
  ];
}

function libraryLines({ lists, storage }: Diagnosis): string[] {
  const names = { savedTracks: t('Saved tracks'), savedAlbums: t('Saved albums') };
  return [
    ...lists.map(([list, status]) => `${names[list]}: ${statusText(status)}`),
    t('Library on this computer: {0}', storage.library),
    t('Journal of changes: {0}', storage.journal),
    t(
      'Accounts of which something is kept: {0}; {1} KiB',
      storage.size.accounts,
      counted(Math.ceil(storage.size.bytes / 1024)),
    ),
  ];
}

function statusText({ phase, loaded, total, missingPages, error, updatedAt }: ListStatus): string {
  return [
    phase,
    total === undefined ? counted(loaded) : viewWords.soMany(loaded, total),
    ...(missingPages > 0 ? [viewWords.missingPages(missingPages)] : []),
    ...(error ? [error.kind] : []),
    updatedAt === undefined
      ? t('never in step with Spotify')
      : t('in step with Spotify at {0}', utc(updatedAt)),
  ].join(', ');
}

function networkLines({ network }: Diagnosis): string[] {
  const ways = {
    none: t('not used yet'),
    direct: t('directly'),
    proxy: t('through a proxy'),
    editor: t('through the editor'),
  };
  const proxies = {
    none: t({ message: 'none', comment: 'proxy' }),
    settings: t('that of the settings'),
    environment: t('that of the environment'),
  };
  const answer = (yes: boolean): string => (yes ? t('yes') : t('no'));
  return [
    t('Way to Spotify: {0}', ways[network.way]),
    t('Proxy in the settings: {0}', answer(network.proxySet)),
    t('Proxy in use: {0}', proxies[network.proxy]),
    t('Certificates must be valid: {0}', answer(network.strictCertificates)),
    t('Certificates of the system are trusted: {0}', answer(network.systemCertificates)),
    t('Certificates of the system are needed: {0}', answer(network.usesSystemCertificates)),
    ...network.hosts.map(reachText),
  ];
}

function reachText(host: Reachability): string {
  return 'status' in host
    ? t('{0} answered {1} after {2} ms', host.host, host.status, host.ms)
    : t('{0} could not be reached: {1}', host.host, host.reason);
}

function utc(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function days(ms: number): string {
  return counted(Math.max(0, Math.floor(ms / 86_400_000)));
}
