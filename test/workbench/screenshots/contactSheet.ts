import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../../host/browser.ts';
import type { Cleanup } from '../../host/cleanup.ts';
import type { Picture } from './studio.ts';
import { picturesDir } from './studio.ts';

const themeNames = {
  dark: 'Dark',
  light: 'Light',
  highContrast: 'High contrast',
  highContrastLight: 'High contrast, light',
} as const;

/** Puts pictures side by side, a row for each scene and a column for each theme and width; returns the file. */
export async function composeSheet(pictures: readonly Picture[], cleanup: Cleanup): Promise<string> {
  const page = path.join(picturesDir, 'contact-sheet.html');
  writeFileSync(page, sheet(pictures));
  const browser = await startBrowser(cleanup);
  const tab = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await tab.goto(pathToFileURL(page).href);
  const file = path.join(picturesDir, 'contact-sheet.png');
  await tab.locator('table').screenshot({ path: file });
  return file;
}

function sheet(pictures: readonly Picture[]): string {
  const columns = Map.groupBy(pictures, ({ theme, layout }) => `${theme} ${layout}`);
  const rows = Map.groupBy(pictures, ({ scene }) => scene.name);
  const heads = Array.from(columns.values(), ([first]) => first)
    .filter(first => first !== undefined)
    .map(({ theme, layout }) => `<th>${themeNames[theme]}, ${layout}</th>`);
  const lines = Array.from(rows.values(), row => {
    const cells = Array.from(columns.keys(), column => {
      const picture = row.find(({ theme, layout }) => `${theme} ${layout}` === column);
      return `<td>${picture ? `<img src="${encodeURIComponent(path.basename(picture.file))}">` : ''}</td>`;
    });
    return `<tr><th>${row[0]?.scene.caption ?? ''}</th>${cells.join('')}</tr>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>
<table><tr><th></th>${heads.join('')}</tr>${lines.join('\n')}</table>`;
}

const style = `
body { margin: 0 }
table { border-collapse: collapse; background: #808080; color: #fff; font: 16px "Open Sans", sans-serif }
th { padding: 8px; text-align: left; vertical-align: top; width: 160px }
td { padding: 8px; vertical-align: top }
img { display: block; max-width: 480px; max-height: 420px }`;
