/** What a release is made from. */
export interface ReleaseParts {
  /** `v` and the version, as the release is tagged. */
  readonly tag: string;
  /** The version in package.json. */
  readonly version: string;
  /** What package.json says of where the sources are; the README's pictures and links lead there. */
  readonly repository: unknown;
  /** The script in package.json that makes the package. */
  readonly packageScript: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
}

/** The notes of a release, or what keeps it from being one. */
export interface ReleaseReport {
  /** The changelog's section about this version, without its heading. */
  readonly notes: string;
  readonly faults: readonly string[];
}

/** Compares tag, version and changelog, which must be about the same release, and looks where the README's links lead. */
export function inspectRelease(parts: ReleaseParts): ReleaseReport {
  const { tag, version, changelog, repository, packageScript } = parts;
  const sections = changelog.split(/^## /m).slice(1);
  const [newest] = sections.filter(each => !each.startsWith('[Unreleased]'));
  const heading = newest?.split('\n', 1)[0] ?? '';
  const [, noted, date] = /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? [];
  const notes = newest?.slice(heading.length).trim() ?? '';
  const isDate = date !== undefined && !Number.isNaN(Date.parse(date));
  const faults = [
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`The version “${version}” is not three numbers.`]),
    ...(tag === `v${version}` ? [] : [`The tag is “${tag}”, and package.json says ${version}.`]),
    ...(noted === version && isDate
      ? []
      : [`The newest release in CHANGELOG.md is “${heading}”; “[${version}] - ” and its date are expected.`]),
    ...(repository === undefined
      ? ['package.json names no repository, where the marketplace finds the pictures of the README.']
      : []),
    ...(packageScript.includes('--no-rewrite-relative-links')
      ? ['The package script leaves relative links as they are, which lead nowhere on the marketplace.']
      : []),
    ...(notes === '' ? [`CHANGELOG.md says nothing about ${version}.`] : []),
  ];
  return { notes, faults };
}
