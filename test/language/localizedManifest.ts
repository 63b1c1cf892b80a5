import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** The languages the manifest speaks: English, and those that are there besides. */
export const manifestLanguages = ['en', 'de'] as const;

export type ManifestLanguage = (typeof manifestLanguages)[number];

/** package.json as it is written: what a person reads is a key between percent signs. */
export function writtenManifest(): unknown {
  return readJson('package.json');
}

/** What stands for the keys of package.json in a language. */
export function manifestTexts(language: ManifestLanguage): Readonly<Record<string, string>> {
  return readJson(language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`) as Record<
    string,
    string
  >;
}

/** package.json as VS Code reads it to a person; a key that stands for nothing stays as it is. */
export function localizedManifest(language: ManifestLanguage = 'en'): unknown {
  const texts = manifestTexts(language);
  return JSON.parse(JSON.stringify(writtenManifest()), (_, value: unknown) =>
    typeof value === 'string' ? (texts[manifestKey(value) ?? ''] ?? value) : value,
  );
}

/** The key that a string of package.json consists of; undefined when it is no key. */
export function manifestKey(value: string): string | undefined {
  return /^%(.+)%$/.exec(value)?.[1];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, root), 'utf8'));
}
