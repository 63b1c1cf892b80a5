import type { SavedItem } from '../library/journal.ts';
import { printCsv } from './csv/printCsv.ts';
import type { ExportFormat } from './exportFormat.ts';
import { printJson } from './json/printJson.ts';
import { printM3u, printMarkdown, printUris } from './text/printText.ts';

/**
 * The text of a list, an item at a time, so that it can be worked on in slices.
 * @param exportedAt ISO 8601
 */
export function printItems(
  items: readonly SavedItem[],
  format: ExportFormat,
  exportedAt: string,
): Generator<string> {
  switch (format) {
    case 'csv':
      return printCsv(items);
    case 'json':
      return printJson(items, exportedAt);
    case 'm3u8':
      return printM3u(items);
    case 'markdown':
      return printMarkdown(items);
    case 'uris':
      return printUris(items);
  }
}
