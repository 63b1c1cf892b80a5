import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { PageState, TrackState } from '../../webview/protocol.ts';
import type { Workbench } from './workbench.ts';

/** Opens the details of a row of Saved Tracks, and waits until they are there. */
export async function openDetails(workbench: Workbench, row = 0): Promise<Frame> {
  await workbench.tree('Saved Tracks').select(row);
  const page = await workbench.webview();
  await page.getByRole('button', { name: /^Saved/ }).waitFor();
  return page;
}

/** Opens a section of the details, unless it is open, and waits for its first row. */
export async function openSection(page: Frame, name: RegExp): Promise<void> {
  const fold = page.getByRole('button', { name });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await page.locator('.section.open', { has: fold }).locator('.row:not(.awaited)').first().waitFor();
}

/** What the extension sends to the page when it shows another row of Saved Tracks. */
export async function sentFor(workbench: Workbench, page: Frame, row: number): Promise<TrackState> {
  const state = page.evaluate(
    () =>
      new Promise<PageState>(resolve =>
        addEventListener('message', ({ data }: MessageEvent<{ type: string; state: PageState }>) => {
          if (data.type === 'render') resolve(data.state);
        }),
      ),
  );
  await workbench.tree('Saved Tracks').select(row);
  const shown = await state;
  assert.ok(shown.kind === 'track');
  await page.locator('.heading').waitFor();
  return shown;
}

/** Shows a state in the page as if the extension had sent it. */
export function render(page: Frame, state: PageState): Promise<void> {
  return page.evaluate(shown => {
    postMessage({ type: 'render', state: shown }, '*');
    return new Promise<void>(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  }, state);
}
