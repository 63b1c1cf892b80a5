import { appendFile, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { deleteDatabase, isMarked } from '../store/deleteDatabase.ts';
import { makePrivateFolder, privateMode } from '../store/privateFiles.ts';
import { unlessMissing } from '../store/unlessMissing.ts';
import type { TrackPair } from './dismissals.ts';
import type { Decision, DismissalStore } from './dismissalStore.ts';

/** What is longer is none of ours, and read no further. In bytes; a decision takes some 75. */
const mostBytes = 8 * 1024 * 1024;
const line = /^([+-]) (spotify:\S+) (spotify:\S+)$/;

/**
 * Decisions as lines of text: `+` or `-` and two URIs. Lines are only ever added, so that several windows may write at
 * once, and nothing that was decided is lost with a line that is broken off; such lines are passed over.
 */
export class DismissalFile implements DismissalStore {
  readonly #file: string;
  readonly #log: (line: string) => void;
  /** What tells the version that was read last from others. */
  #seen: string | undefined;
  #isDiscarded = false;

  /** @param folder of the account: see `libraryFolder` */
  constructor(folder: string, log: (line: string) => void) {
    this.#file = path.join(folder, 'notDuplicates');
    this.#log = log;
  }

  async readIfChanged(): Promise<readonly Decision[] | undefined> {
    if (this.#isDiscarded) return undefined;
    const stats = await stat(this.#file, { bigint: true }).catch(unlessMissing);
    const version = stats ? [stats.ino, stats.size, stats.mtimeNs].join() : '';
    if (version === this.#seen) return undefined;
    if (!stats || (await isMarked(this.#file))) {
      this.#seen = version;
      return [];
    }
    if (stats.size > mostBytes) throw new Error('the file is too long');
    const text = await readFile(this.#file, 'utf8');
    this.#seen = version;
    return text.split('\n').flatMap(decisionIn);
  }

  async append(decisions: readonly Decision[]): Promise<void> {
    if (this.#isDiscarded) return;
    await makePrivateFolder(path.dirname(this.#file));
    // Begins with a line break: the line before may have been broken off.
    const lines = decisions.map(
      ({ pair, isDismissed }) => `\n${[isDismissed ? '+' : '-', ...pair.map(inert)].join(' ')}`,
    );
    await appendFile(this.#file, lines.join(''), { mode: privateMode });
  }

  async discard(): Promise<void> {
    this.#isDiscarded = true;
    if (!(await deleteDatabase(this.#file)))
      this.#log('What was said not to be duplicates is in use and will be deleted at the next start');
  }
}

function decisionIn(text: string): Decision[] {
  const [, sign, uri, other] = line.exec(text) ?? [];
  if (uri === undefined || other === undefined) return [];
  const pair: TrackPair = [uri, other];
  return [{ pair, isDismissed: sign === '+' }];
}

/** URIs of a person's own files come from Spotify with everything encoded, but nobody promises it. */
function inert(uri: string): string {
  return uri.replace(/\s/gu, space => encodeURIComponent(space));
}
