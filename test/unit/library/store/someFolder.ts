import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of a test's own. */
export class SomeFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<SomeFolder> {
    return new SomeFolder(await mkdtemp(path.join(tmpdir(), 'tracklist-store-')));
  }

  file(...names: string[]): string {
    return path.join(this.path, ...names);
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}
