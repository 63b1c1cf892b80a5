// `node test/workbench/panelPaint.ts`: how long the details panel takes to show a track of the library, in a real workbench
// with the packaged extension and the demo. Prints a table; fails nothing.
import type { Frame } from 'playwright-core';
import { vsixPath } from '../host/project.ts';
import { eventually } from '../support/eventually.ts';
import { startWorkbench } from './harness.ts';
import type { Workbench } from './workbench.ts';
import { median } from '../bench/figures.ts';

/** Tracks shown one after the other in the open panel, and panels opened anew. */
const times = { next: 30, anew: 10 };

interface Watch {
  /** Epoch milliseconds at which the title was last painted, with the title. */
  painted?: { readonly title: string; readonly at: number };
}

/** Milliseconds to the first paint of a new panel. */
interface Opened {
  readonly fromClick: number;
  /** From the beginning of the page that VS Code makes for it. */
  readonly fromPage: number;
  /** From when the page's own script and style are there. */
  readonly fromLoad: number;
}

/** From now on, the row that is clicked notes when. */
function noteClicks(workbench: Workbench): Promise<void> {
  return workbench.page.evaluate(() => {
    const noted = globalThis as { clickedAt?: number };
    addEventListener('mousedown', () => (noted.clickedAt = performance.timeOrigin + performance.now()), {
      capture: true,
    });
  });
}

function clickedAt(workbench: Workbench): Promise<number> {
  return workbench.page.evaluate(() => (globalThis as { clickedAt?: number }).clickedAt ?? 0);
}

/** Has the page note when it paints a title. */
function notePaints(page: Frame): Promise<void> {
  return page.evaluate(() => {
    const watch = globalThis as Watch;
    const note = (): void => {
      const title = document.querySelector('h1')?.textContent ?? '';
      if (title === watch.painted?.title) return;
      // After the frame in which it is drawn.
      requestAnimationFrame(() =>
        setTimeout(() => (watch.painted = { title, at: performance.timeOrigin + performance.now() })),
      );
    };
    new MutationObserver(note).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    note();
  });
}

async function show(workbench: Workbench, row: number): Promise<string> {
  const view = workbench.tree('Saved Tracks');
  const label = (await view.rows())[row]?.label ?? '';
  await view.select(row);
  return label;
}

/** Milliseconds from the click to the title of another track, in the panel that is open. */
async function next(workbench: Workbench, page: Frame, row: number): Promise<number> {
  const label = await show(workbench, row);
  let painted = NaN;
  await eventually(async () => {
    const shown = await page.evaluate(() => (globalThis as Watch).painted);
    if (shown?.title !== label) throw new Error(`${label} is not shown yet`);
    painted = shown.at;
  });
  return painted - (await clickedAt(workbench));
}

/** Milliseconds to the title in a new panel: from the click, and from the beginning of the page itself. */
async function anew(workbench: Workbench, row: number): Promise<Opened> {
  await workbench.command('View: Close All Editors');
  await eventually(async () => {
    if ((await workbench.editors()).length > 0) throw new Error('still open');
  });
  await show(workbench, row);
  const page = await workbench.webview();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const paint = await page.evaluate(() => {
    const [entry] = performance.getEntriesByName('first-contentful-paint');
    const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return {
      origin: performance.timeOrigin,
      after: entry?.startTime ?? NaN,
      loaded: loaded?.loadEventStart ?? NaN,
    };
  });
  const fromClick = paint.origin + paint.after - (await clickedAt(workbench));
  return { fromClick, fromPage: paint.after, fromLoad: paint.after - paint.loaded };
}

function line(name: string, values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(0);
  return `| ${name.padEnd(56)} | ${median(values).toFixed(0).padStart(6)} | ${at(0.95).padStart(6)} |`;
}

async function main(): Promise<void> {
  process.env.TRACKLIST_VSIX ??= vsixPath();
  const workbench = await startWorkbench();
  try {
    await workbench.openDemo();
    await noteClicks(workbench);
    await show(workbench, 0);
    const page = await workbench.webview();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await notePaints(page);
    const inOpen: number[] = [];
    for (let turn = 0; turn < times.next; turn++) inOpen.push(await next(workbench, page, 1 + (turn % 20)));
    const panels: Opened[] = [];
    for (let turn = 0; turn < times.anew; turn++) panels.push(await anew(workbench, 1 + turn));
    console.log(`| ${'milliseconds'.padEnd(56)} | median |    p95 |`);
    console.log(`| ${'-'.repeat(56)} | -----: | -----: |`);
    console.log(line('next track in the open panel, from the click', inOpen));
    console.log(
      line(
        'new panel, from its script and style being there',
        panels.map(({ fromLoad }) => fromLoad),
      ),
    );
    console.log(
      line(
        'new panel, from the beginning of its page',
        panels.map(({ fromPage }) => fromPage),
      ),
    );
    console.log(
      line(
        'new panel, from the click',
        panels.map(({ fromClick }) => fromClick),
      ),
    );
  } finally {
    await workbench.stop();
  }
}

await main();
