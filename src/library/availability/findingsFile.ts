import { createReadStream } from 'node:fs';
import { appendFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isSpotifyId } from '../../model/spotifyUri.ts';
import { inSlices } from '../inSlices.ts';
import { deleteDatabase, isMarked } from '../store/deleteDatabase.ts';
import { makePrivateFolder, privateMode } from '../store/privateFiles.ts';
import type { Found } from './finding.ts';
import { findings as words } from './finding.ts';
import type { Findings } from './findings.ts';
import type { FindingsStore } from './findingsStore.ts';

/** What is longer is none of ours, and left alone. In bytes; a finding takes some 40. */
const mostBytes = 64 * 1024 * 1024;
/** A file is written anew when it has so many times as many findings as tracks. */
const mostRepetition = 3;
const fewestToRewrite = 1_000;
/** In characters; what is longer is none of ours. */
const longestLine = 200;
const linePattern = /^(\w{22}) (\d{1,7}) ([a-z][a-z0-9_-]{0,29})$/;

/**
 * Findings as lines of text, one file for each market: the id, the day, the word. Lines are only ever added, so that
 * what was found out before an interruption is kept, and several windows may add at once. Lines that cannot be
 * understood are passed over.
 */
export class FindingsFile implements FindingsStore {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  #isDiscarded = false;

  /** @param folder of the account: see `libraryFolder` */
  constructor(folder: string, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  async read(market: string, findings: Findings): Promise<void> {
    const file = this.#fileOf(market);
    try {
      if (this.#isDiscarded || (await isMarked(this.#base))) return;
      if ((await stat(file)).size > mostBytes) throw new Error('the file is too long');
      const lines = await takeIn(file, findings);
      if (lines > Math.max(fewestToRewrite, findings.size * mostRepetition))
        await this.#rewrite(file, findings);
    } catch (error) {
      if (!isMissing(error)) this.#log(`What is known of availability cannot be read: ${String(error)}`);
    }
  }

  async append(market: string, found: readonly Found[], day: number): Promise<void> {
    if (this.#isDiscarded || found.length === 0) return;
    await makePrivateFolder(this.#folder);
    // Begins with a line break: the line before may have been broken off.
    const text = found.map(({ id, finding }) => `\n${lineOf(id, finding, day)}`).join('');
    await appendFile(this.#fileOf(market), text, { mode: privateMode });
  }

  async discard(): Promise<void> {
    this.#isDiscarded = true;
    if (!(await deleteDatabase(this.#base)))
      this.#log('What is known of availability is in use and will be deleted at the next start');
  }

  async #rewrite(file: string, findings: Findings): Promise<void> {
    const draft = `${file}.${process.pid}.tmp`;
    try {
      await writeFile(draft, await inSlices(textOf(findings)), { mode: privateMode });
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** All files begin like this. */
  get #base(): string {
    return path.join(this.#folder, 'availability');
  }

  #fileOf(market: string): string {
    return `${this.#base}.${market}`;
  }
}

/** Reads a piece at a time, which takes a millisecond. Resolves with the number of lines. */
async function takeIn(file: string, findings: Findings): Promise<number> {
  let [count, rest] = [0, ''];
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()?.slice(0, longestLine) ?? '';
    for (const line of lines) takeInLine(line, findings);
    count += lines.length;
  }
  takeInLine(rest, findings);
  return count + 1;
}

function takeInLine(line: string, findings: Findings): void {
  const [, id, day, word] = linePattern.exec(line) ?? [];
  if (id !== undefined && word !== undefined && isSpotifyId(id)) findings.set(id, word, Number(day));
}

function* textOf(findings: Findings): Generator<undefined, string> {
  const lines: string[] = [];
  for (const id of findings.ids()) {
    const known = findings.get(id);
    if (known) lines.push(lineOf(id, known.finding, known.day));
    yield;
  }
  return lines.join('\n');
}

/** A word of Spotify's that is no plain word is kept as one without a reason. */
function lineOf(id: string, finding: string, day: number): string {
  const line = `${id} ${day} ${finding}`;
  return linePattern.test(line) ? line : `${id} ${day} ${words.restricted}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
