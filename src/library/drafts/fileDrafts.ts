import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSpotifyReference, spotifyUri } from '../../model/spotifyUri.ts';
import { digestOf } from '../store/digest.ts';
import { makePrivateFolder, privateMode } from '../store/privateFiles.ts';
import { unlessMissing } from '../store/unlessMissing.ts';
import type { Draft, DraftFacts, Drafts, TextState } from './drafts.ts';
import { mostStates } from './drafts.ts';

const idLength = 22;
const statePrefix = 'state-';
const stateName = /^[0-9a-z]{1,40}$/;

/** Drafts in a folder of their own, which several windows share. */
export class FileDrafts implements Drafts {
  readonly #folder: string;
  #isDiscarded = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async facts(): Promise<DraftFacts | undefined> {
    const stats = await stat(this.#draftFile).catch(unlessMissing);
    return stats && { savedAt: Math.floor(stats.mtimeMs), size: stats.size };
  }

  async read(): Promise<Draft | undefined> {
    const content = await readFile(this.#draftFile).catch(unlessMissing);
    return content && { content, state: await this.#stateOfDraft() };
  }

  async write({ content, state }: Draft): Promise<void> {
    if (this.#isDiscarded) throw new Error('The library is no longer here.');
    // A draft without a name beside it is none the worse; a name without its draft is overwritten by the next one.
    await this.#replace(this.#nameFile, state ?? '');
    await this.#replace(this.#draftFile, content);
  }

  async drop(): Promise<void> {
    await rm(this.#draftFile, { force: true });
    await rm(this.#nameFile, { force: true });
  }

  async keepState({ name, uris }: TextState): Promise<void> {
    if (this.#isDiscarded || !stateName.test(name)) return;
    const file = this.#stateFile(name);
    const now = new Date();
    if (
      await utimes(file, now, now).then(
        () => true,
        () => false,
      )
    )
      return;
    const ids = uris.map(uri => parseSpotifyReference(uri)?.id ?? '').join('');
    await this.#replace(file, `${digestOf(ids)}\n${ids}`);
    await this.#forgetOldStates(name);
  }

  async stateNamed(name: string): Promise<readonly string[] | undefined> {
    if (!stateName.test(name)) return undefined;
    const text = await readFile(this.#stateFile(name), 'latin1').catch(unlessMissing);
    const [digest = '', ids = ''] = text?.split('\n') ?? [];
    if (text === undefined || digestOf(ids) !== digest || ids.length % idLength !== 0) return undefined;
    const uris = Array<string>(ids.length / idLength);
    for (let place = 0; place < uris.length; place++)
      uris[place] = spotifyUri('track', ids.slice(place * idLength, (place + 1) * idLength));
    return uris;
  }

  async discard(): Promise<void> {
    this.#isDiscarded = true;
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
    await rmdir(path.dirname(this.#folder)).catch(() => undefined);
  }

  get #draftFile(): string {
    return path.join(this.#folder, 'draft.tracklist');
  }

  get #nameFile(): string {
    return path.join(this.#folder, 'draft.state');
  }

  #stateFile(name: string): string {
    return path.join(this.#folder, statePrefix + name);
  }

  async #stateOfDraft(): Promise<string | undefined> {
    const name = await readFile(this.#nameFile, 'utf8').catch(() => '');
    return stateName.test(name) ? name : undefined;
  }

  async #forgetOldStates(newest: string): Promise<void> {
    const kept = new Set([newest, await this.#stateOfDraft()].map(name => statePrefix + (name ?? '')));
    const names = (await readdir(this.#folder)).filter(
      name => name.startsWith(statePrefix) && !kept.has(name),
    );
    const aged = await Promise.all(
      names.map(async name => ({ name, at: (await stat(path.join(this.#folder, name))).mtimeMs })),
    );
    const old = aged.sort((a, b) => b.at - a.at).slice(mostStates - 1);
    for (const { name } of old) await rm(path.join(this.#folder, name), { force: true });
  }

  async #replace(file: string, content: string | Uint8Array): Promise<void> {
    const fresh = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    await makePrivateFolder(this.#folder);
    try {
      await writeFile(fresh, content, { flag: 'wx', mode: privateMode });
      await rename(fresh, file);
    } finally {
      await rm(fresh, { force: true });
    }
  }
}
