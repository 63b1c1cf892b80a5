import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppMemory } from '../../../src/library/appMemory.ts';
import { SharedFile } from '../../../src/library/sharedFile.ts';

/** One app's memory, as several windows of the editor have it. Their clock moves when the test says so. */
export class AppFolder {
  readonly folder: string;
  readonly file: string;
  readonly logged: string[] = [];
  now = Date.parse('2026-11-21T08:00:00Z');

  constructor(folder: string) {
    this.folder = folder;
    this.file = path.join(folder, 'apps', 'app.json');
  }

  static async make(): Promise<AppFolder> {
    return new AppFolder(await mkdtemp(path.join(tmpdir(), 'tracklist-apps-')));
  }

  /** One more window. */
  open(file: ConstructorParameters<typeof AppMemory>[0]['file'] = new SharedFile(this.file)): AppMemory {
    return new AppMemory({ file, now: () => this.now, log: line => this.logged.push(line) });
  }

  /** Lets a window look at the file, however lately it has. */
  async look(...windows: AppMemory[]): Promise<void> {
    this.now += 1_000;
    await Promise.all(windows.map(window => window.refresh()));
  }

  /** Undefined when there is none. */
  text(): Promise<string | undefined> {
    return readFile(this.file, 'utf8').catch(() => undefined);
  }

  write(text: string): Promise<void> {
    return writeFile(this.file, text);
  }

  /** What lies beside the file. */
  async leftovers(): Promise<string[]> {
    const names = await readdir(path.dirname(this.file)).catch(() => []);
    return names.filter(name => name !== path.basename(this.file));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
