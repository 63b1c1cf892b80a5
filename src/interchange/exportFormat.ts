/** How a list can be written. */
export const exportFormats = ['csv', 'json', 'm3u8', 'markdown', 'uris'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** Of each format: the extension of its files without the dot, and VS Code's name of its language. */
export const formatFacts: Readonly<
  Record<ExportFormat, { readonly extension: string; readonly language: string }>
> = {
  csv: { extension: 'csv', language: 'csv' },
  json: { extension: 'json', language: 'json' },
  m3u8: { extension: 'm3u8', language: 'plaintext' },
  markdown: { extension: 'md', language: 'markdown' },
  uris: { extension: 'txt', language: 'plaintext' },
};
