import type { BigIntStats } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makePrivateFolder, privateMode } from './store/privateFiles.ts';
import { unlessMissing } from './store/unlessMissing.ts';

/** What is longer is none of ours, and read no further. In bytes. */
const mostBytes = 64 * 1024;

/** A small text that several windows of the editor read and replace, each a process of its own. */
export class SharedFile {
  readonly #path: string;
  /** What tells the version that was read last from others. */
  #seen: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The text, empty when there is none; undefined when it is as it was read last. Rejects when it cannot be read. */
  async readIfChanged(): Promise<string | undefined> {
    const version = await this.#version();
    if (version === this.#seen) return undefined;
    this.#seen = version;
    return this.read();
  }

  /** The text, empty when there is none. Rejects when it cannot be read. */
  async read(): Promise<string> {
    const file = await open(this.#path, 'r').catch(unlessMissing);
    if (!file) {
      this.#seen = '';
      return '';
    }
    try {
      const stats = await file.stat({ bigint: true });
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
      this.#seen = versionOf(stats);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /**
   * Puts `text` in place of what was read last, whole at once, and makes the folder where there is none. False,
   * with nothing done, when another window was faster. Rejects when it cannot be written.
   */
  async replace(text: string): Promise<boolean> {
    const draft = `${this.#path}.${randomBytes(6).toString('hex')}.tmp`;
    await makePrivateFolder(path.dirname(this.#path));
    try {
      await writeFile(draft, text, { flag: 'wx', mode: privateMode });
      if ((await this.#version()) !== this.#seen) return false;
      await rename(draft, this.#path);
      return true;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #version(): Promise<string> {
    const stats = await stat(this.#path, { bigint: true }).catch(unlessMissing);
    return stats ? versionOf(stats) : '';
  }
}

function versionOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join();
}
