import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { Emitter } from '../../../src/model/event.ts';
import { documents, openDocuments } from '../../unit/editor/documents.ts';
import { editor } from '../../unit/editor/editor.ts';
import { editorListeners } from '../../unit/editor/editorEvent.ts';

/** What is open from start to end: the process's own ways in and out. */
const lasting = ['PipeWrap', 'TTYWrap', 'FileHandle'];

/** Whether nothing is under way at this moment. */
export function isIdle(): boolean {
  return process.getActiveResourcesInfo().every(resource => lasting.includes(resource));
}

/** What a process holds at one moment, after everything that can go has gone. */
export interface Figures {
  /** Bytes of the heap. */
  readonly heap: number;
  /** Functions that can still be called: every listener, timer and promise that somebody waits for holds one. */
  readonly functions: number;
  /** Events of the product and of the editor that something still holds: every library, view and page has some. */
  readonly emitters: number;
  /** Who listens to events of the editor's, by event. */
  readonly listeners: Readonly<Record<string, number>>;
  /** What keeps the process busy, by kind: timers, sockets, servers and so on. */
  readonly resources: Readonly<Record<string, number>>;
  /** Files of the extension's that are open, by name. */
  readonly files: readonly string[];
  /** What the editor would call, by kind. */
  readonly registered: Readonly<Record<string, number>>;
}

/** Collects more than once, since what goes first may have held what goes next, and counts. */
export async function takeFigures(folder: string): Promise<Figures> {
  for (let turn = 0; turn < 2; turn++) {
    globalThis.gc?.();
    await sleep(1);
  }
  return {
    functions: alive(Function),
    emitters: alive(Emitter),
    heap: heapUsed(),
    listeners: editorListeners(),
    resources: counted(process.getActiveResourcesInfo()),
    files: openFiles(folder),
    registered: {
      commands: editor.commands.size,
      views: [...editor.treeViews.values()].filter(({ isDisposed }) => !isDisposed).length,
      pages: editor.webviewPanels.filter(({ isDisposed }) => !isDisposed).length,
      serializers: editor.serializers.size,
      hovers: editor.hoverProviders.length,
      drops: editor.dropProviders.length,
      accounts: editor.accountsProviders.size,
      addresses: editor.uriHandler === undefined ? 0 : 1,
      fileSystems: documents.fileSystems(),
      documents: openDocuments.all().length,
    },
  };
}

/** How many objects of a kind something still holds. */
export function alive(kind: new (...args: never[]) => unknown): number {
  return queryObjects(kind, { format: 'count' });
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function counted(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(names, name => name)).map(([name, all]) => [name, all?.length ?? 0]),
  );
}

/** Only where the system tells, as Linux does. */
function openFiles(folder: string): string[] {
  try {
    return readdirSync('/proc/self/fd')
      .map(descriptor => targetOf(`/proc/self/fd/${descriptor}`))
      .filter(file => file.startsWith(folder))
      .map(file => file.slice(folder.length + 1))
      .toSorted();
  } catch {
    return [];
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return ''; // It has been closed meanwhile.
  }
}
