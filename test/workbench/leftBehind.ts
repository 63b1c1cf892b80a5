import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Every log file below a server's state folder, each under its name, as one text. */
export function readLogs(userData: string): string {
  return readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.log'))
    .map(name => `== ${name}\n${readFileSync(path.join(userData, name), 'utf8')}`)
    .join('\n');
}

/** Every key and value in the page's IndexedDB databases, where VS Code for the web keeps its state, as one text. */
export function storedState(page: Page): Promise<string> {
  return page.evaluate(readDatabases);
}

/** Runs in the page; must stand alone. */
async function readDatabases(): Promise<string> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  const lines: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      const open = () => database.transaction(store).objectStore(store);
      const [keys, values] = [await settled(open().getAllKeys()), await settled(open().getAll())];
      keys.forEach((key, index) =>
        lines.push(`${name}/${JSON.stringify(key)} = ${JSON.stringify(values[index])}`),
      );
    }
    database.close();
  }
  return lines.join('\n');
}
