import type { AlbumReference } from '../../model/album.ts';
import { foldedName } from './foldedName.ts';
import { titleForm } from './titleForm.ts';
import type { VersionKind } from './versionKind.ts';
import { kindsIn } from './versionLikeness.ts';

/** Kinds of which whole albums are. Among remixes there is mostly the song itself, too. */
const wholeAlbums: readonly VersionKind[] = [
  'live',
  'acoustic',
  'remaster',
  'instrumental',
  'karaoke',
  'tempo',
  'rerecording',
  'orchestral',
  'demo',
];

const notLived = String.raw`(?<!\b(?:we|i|you|they|to|who|where|people|long|all|must|will|can) )`;
/** Names of albums that say so without setting it apart. */
const patterns: readonly (readonly [VersionKind, RegExp])[] = [
  ['live', new RegExp(String.raw`${notLived}\blive(?:!?$| (?:at|from|in|on|\d{4})\b.)`)],
  ['live', /^live!?$|\bunplugged\b|\bin concert\b|\b(?:en|al|dal|ao) vivo\b|\ben directo\b/],
  ['acoustic', /^acoustic$|\bacoustic (?:sessions?|versions?|album|ep)\b/],
  ['instrumental', /\binstrumentals\b/],
  ['karaoke', /\bkaraoke\b|\btribute to\b|\bmade famous by\b|\bin the style of\b/],
  ['demo', /\bdemos\b|\brehearsals\b|\bouttakes\b/],
  ['rerecording', /\bre-?record(?:ed|ings)\b/],
  ['tempo', /\b(?:sped up|slowed)\b/],
];

/** The kinds of version that everything on an album is, going by its name. */
export function kindsOfAlbum(album: AlbumReference | undefined): ReadonlySet<VersionKind> {
  if (!album) return new Set();
  const folded = foldedName(album.name);
  const told = patterns.flatMap(([kind, pattern]) => (pattern.test(folded) ? [kind] : []));
  const named = kindsIn(titleForm(album.name));
  return new Set([...told, ...wholeAlbums.filter(kind => named.has(kind))]);
}
