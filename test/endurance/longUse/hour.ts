// A window of the editor that is used for a long time, and others after it, in a process of its own: the composed
// extension over the network, time that passes fast. Argument: what `Order` says, as JSON. Prints `Report` as JSON.
import process from 'node:process';
import { openDocuments } from '../../unit/editor/documents.ts';
import { Library } from '../../../src/library/library.ts';
import { editor } from '../../unit/editor/editor.ts';
import { Computer } from './computer.ts';
import type { Figures } from './figures.ts';
import { alive, isIdle, takeFigures } from './figures.ts';
import { PassingTime } from './passingTime.ts';
import { Person } from './person.ts';

/** How long, and where Spotify is. */
export interface Order {
  readonly clientId: string;
  readonly folder: string;
  /** Sittings in one window, each some minutes long. */
  readonly sittings: number;
  /** Windows that are opened and closed one after the other afterwards. */
  readonly windows: number;
}

export interface Report {
  /** Minutes that passed in the window that is used for long. */
  readonly minutes: number;
  /** Before anything was opened. */
  readonly before: Figures;
  /** In a window in which nobody has done anything yet. */
  readonly opened: Figures;
  /** After each sitting in that window, with nobody signed in. */
  readonly sittings: readonly Figures[];
  /** Libraries that something still holds then; those of the account and of the demo have been left. */
  readonly libraries: number;
  /** In another window, after one panel was opened and closed, and after fifty more. */
  readonly panels: readonly Figures[];
  /** After each window was closed, with nothing under way. */
  readonly closed: readonly Figures[];
  /** After windows were closed while something was under way. */
  readonly interrupted: Readonly<Record<string, Figures>>;
}

const { clientId, folder, sittings, windows } = JSON.parse(process.argv[2] ?? '') as Order;
const time = PassingTime.begin();
const computer = new Computer(folder);
const person = new Person(time);

async function sit(): Promise<void> {
  await person.signIn();
  await person.look();
  await person.openPanels(10);
  await person.change();
  await person.find();
  await person.review();
  await person.write();
  await person.readLinks();
  await person.visitDemo();
  await person.pause(18);
  await person.refresh();
  await person.signOut();
}

/** When what was begun is over. */
async function figures(tidy = (): void => undefined): Promise<Figures> {
  await time.minutes(2);
  // What does not end shows in the figures.
  let quiet = 0;
  const isQuiet = (): boolean => (quiet = isIdle() ? quiet + 1 : 0) > 200;
  await time.until('nothing is under way', isQuiet, 10_000).catch(() => undefined);
  tidy();
  editor.forget();
  return takeFigures(folder);
}

async function inWindow(use: () => Promise<void>): Promise<Figures> {
  const close = computer.open();
  await use();
  close();
  return figures(() => {
    // Whatever was on its way to the screen.
    for (const panel of editor.webviewPanels) panel.dispose();
    openDocuments.reset();
  });
}

async function useForLong(): Promise<
  Pick<Report, 'minutes' | 'opened' | 'sittings' | 'libraries'> & { closed: Figures }
> {
  const start = time.now();
  const after: Figures[] = [];
  let libraries = 0;
  const closed = await inWindow(async () => {
    after.push(await figures());
    for (let sitting = 0; sitting < sittings; sitting++) {
      await sit();
      after.push(await figures());
    }
    libraries = alive(Library);
  });
  const [opened, ...inSittings] = after;
  return { minutes: (time.now() - start) / 60_000, opened: opened!, sittings: inSittings, libraries, closed };
}

async function openPanels(): Promise<{ after: Figures[]; closed: Figures }> {
  const after: Figures[] = [];
  const closed = await inWindow(async () => {
    await person.signIn();
    await person.look();
    for (const count of [5, 50]) {
      await person.openPanels(count);
      after.push(await figures());
    }
  });
  return { after, closed };
}

/** As reloading or enabling does; the library is on disk. */
async function reload(): Promise<Figures[]> {
  const closed: Figures[] = [];
  for (let window = 0; window < windows; window++)
    closed.push(
      await inWindow(async () => {
        await person.signIn();
        await person.look();
        await person.openPanels(1);
      }),
    );
  return closed;
}

async function closeInTheMiddle(): Promise<Record<string, Figures>> {
  return {
    'at once': await inWindow(() => Promise.resolve()),
    'while much is under way': await inWindow(async () => {
      await person.signIn();
      await person.beginMuch();
    }),
    'while signing in': await inWindow(async () => {
      await person.signIn();
      await person.signOut();
      await person.beginToSignIn();
    }),
  };
}

editor.changeSetting('tracklist.clientId', clientId);
const before = await figures();
const long = await useForLong();
const panels = await openPanels();
const closed = [long.closed, panels.closed, ...(await reload())];
const interrupted = await closeInTheMiddle();
const report: Report = { ...long, before, panels: panels.after, closed, interrupted };
console.log(JSON.stringify(report));
