// What sentences are made of.
import { env, l10n } from 'vscode';
import { nameToSee } from '../model/nameToSee.ts';
import { viewWords } from './views.ts';

const { t } = l10n;

/**
 * A name from outside for notifications, the status bar and lists, where VS Code makes links, commands and icons
 * of what looks like them. An invisible character keeps it from looking so.
 */
export function inert(name: string): string {
  return name
    .replace(/\](?=\((?:https?|command|file):)/gi, ']\u2060')
    .replace(/\$(?=\([a-z0-9~-]+\))/gi, '$\u2060');
}

/** The language of the sentences, BCP 47: the editor's, or English where they are not translated. */
export function sentenceLanguage(): string {
  return l10n.bundle === undefined ? 'en' : env.language;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number as the person's language writes it. */
export function counted(count: number): string {
  const format = numberFormats.get(env.language) ?? new Intl.NumberFormat(env.language);
  numberFormats.set(env.language, format);
  return format.format(count);
}

export function trackCount(count: number): string {
  return count === 1 ? t('1 track') : t('{0} tracks', counted(count));
}

export function albumCount(count: number): string {
  return count === 1 ? t('1 album') : t('{0} albums', counted(count));
}

export function requestCount(count: number): string {
  return count === 1 ? t('1 request') : t('{0} requests', counted(count));
}

/** So many tracks and albums, as far as there are any. */
export function itemCount({ tracks, albums }: { readonly tracks: number; readonly albums: number }): string {
  if (albums === 0) return trackCount(tracks);
  return tracks === 0 ? albumCount(albums) : t('{0} and {1}', trackCount(tracks), albumCount(albums));
}

/** As delivered; some titles at Spotify are empty or blank. */
export function titleOf(named: { readonly name: string } | undefined): string {
  return nameToSee(named) || viewWords.untitled();
}

/** A title as part of a sentence. */
export function titled(name: string): string {
  return inert(titleOf({ name }));
}
