/** What a release is made from. */
export interface ReleaseParts {
  /** `v` and the version, as the release is tagged. */
  readonly tag: string;
  /** The version in package.json. */
  readonly version: string;
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
}

/** The notes of a release, or what keeps it from being one. */
export interface ReleaseReport {
  /** The changelog's section about this version, without its heading. */
  readonly notes: string;
  readonly faults: readonly string[];
}

/** Compares tag, version and changelog: all three must be about the same release. */
export function inspectRelease({ tag, version, changelog }: ReleaseParts): ReleaseReport {
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
    ...(notes === '' ? [`CHANGELOG.md says nothing about ${version}.`] : []),
  ];
  return { notes, faults };
}
