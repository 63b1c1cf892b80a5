import type { VersionMark } from './readAside.ts';
import type { TitleForm } from './titleForm.ts';
import type { VersionKind } from './versionKind.ts';

const none: ReadonlySet<VersionKind> = new Set();
const year = /^(?:19|20)\d\d$/;

/**
 * Whether titles name the same versions: with the same words, in any order and spelling. What `alike` holds is
 * passed over. That one is the album's version and the other the single's tells them apart only where both say so.
 */
export function areSameVersion(a: TitleForm, b: TitleForm, alike: ReadonlySet<VersionKind> = none): boolean {
  if (a.label !== undefined && b.label !== undefined && a.label !== b.label) return false;
  if (a.versions.length === 0 && b.versions.length === 0) return true;
  return versionText(a.versions, alike) === versionText(b.versions, alike);
}

/** The kinds of version that a title names. */
export function kindsIn({ versions }: TitleForm): ReadonlySet<VersionKind> {
  return new Set(versions.flatMap(({ kinds }) => [...kinds]));
}

function versionText(versions: readonly VersionMark[], alike: ReadonlySet<VersionKind>): string {
  const words = versions.flatMap(version => wordsBeyond(version, alike));
  return [...new Set(words)].sort().join(' ');
}

/** A year beside a remaster is the remaster's; names and places are of whatever else there is. */
function wordsBeyond({ kinds, words }: VersionMark, alike: ReadonlySet<VersionKind>): string[] {
  if ([...kinds].every(kind => alike.has(kind))) return [];
  const isRemasterAlike = alike.has('remaster') && kinds.has('remaster');
  return [...words]
    .filter(
      ([word, kind]) => !(kind !== undefined && alike.has(kind)) && !(isRemasterAlike && year.test(word)),
    )
    .map(([word]) => word);
}
