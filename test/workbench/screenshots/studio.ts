import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { outDir } from '../../host/paths.ts';
import { eventually } from '../../support/eventually.ts';
import type { Theme } from '../harness.ts';
import type { Workbench } from '../workbench.ts';
import { rest } from './restOn.ts';

/** How much room there is: the window in CSS pixels, and the side bar within it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly sidebar: number;
}

/** Both side bar and panel are 250 px wide in the narrow one. */
export const layouts = {
  wide: { width: 1280, height: 720, sidebar: 320 },
  narrow: { width: 548, height: 720, sidebar: 250 },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof layouts;

/** What of the window is pictured. */
export type Part = 'sidebar' | 'editor' | 'window';

/** Something that is to be seen, and how to get there from where the scene before it left. */
export interface Scene {
  /** Such as `saved-tracks`; a part of the picture's file name. */
  readonly name: string;
  /** What a person who looks at the picture is told about it. */
  readonly caption: string;
  readonly part: Part;
  /** How wide the window is in the wide layout; 1280 px by default. */
  readonly width?: number;
  /** Brings it about, where there is room. */
  readonly begin?: (workbench: Workbench) => Promise<void>;
  /** What a change of the window's size takes away: done again at each width. */
  readonly pose?: (workbench: Workbench) => Promise<void>;
  /** Takes away what would stand in the way of what is next. */
  readonly end?: (workbench: Workbench) => Promise<void>;
}

/** A picture that was taken. */
export interface Picture {
  readonly scene: Pick<Scene, 'name' | 'caption'>;
  readonly theme: Theme;
  readonly layout: LayoutName;
  /** Absolute. */
  readonly file: string;
}

/** Where the pictures go. */
export const picturesDir = path.join(outDir, 'screenshots');

type Clip = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

const parts = { sidebar: '.part.sidebar', editor: '.part.editor' } as const;

/** Takes pictures of one workbench in one theme. */
export class Studio {
  readonly workbench: Workbench;
  readonly #theme: Theme;

  constructor(workbench: Workbench, theme: Theme) {
    this.workbench = workbench;
    this.#theme = theme;
    mkdirSync(picturesDir, { recursive: true });
  }

  /** Pictures a scene at every width, the wide one first. */
  async picture(scene: Scene): Promise<Picture[]> {
    const { workbench } = this;
    const wide = { ...layouts.wide, width: scene.width ?? layouts.wide.width };
    await this.arrange(wide);
    await scene.begin?.(workbench);
    const taken: Picture[] = [];
    for (const layout of ['wide', 'narrow'] as const) {
      await this.arrange({ wide, narrow: layouts.narrow }[layout]);
      await scene.pose?.(workbench);
      const file = path.join(picturesDir, `${scene.name}-${this.#theme}-${layout}.png`);
      await this.take(scene.part, file);
      taken.push({ scene, theme: this.#theme, layout, file });
    }
    await this.arrange(layouts.wide);
    await scene.end?.(workbench);
    await rest(this.workbench);
    return taken;
  }

  /** Gives the window and its side bar their sizes. */
  async arrange({ width, height, sidebar }: Layout): Promise<void> {
    const { page } = this.workbench;
    await page.setViewportSize({ width, height });
    await eventually(async () => {
      const surplus = (await this.#sidebarWidth()) - sidebar;
      if (Math.abs(surplus) < 1) return;
      // What the pointer has brought up may lie over the edge.
      await rest(this.workbench);
      await page.locator('.monaco-hover').last().waitFor({ state: 'hidden', timeout: 3_000 });
      const edge = await this.#edgeOfSidebar();
      await page.mouse.move(edge, height / 2);
      await page.mouse.down();
      await page.mouse.move(edge - surplus, height / 2, { steps: 4 });
      await page.mouse.up();
      await rest(this.workbench);
      assert.ok(Math.abs((await this.#sidebarWidth()) - sidebar) < 1, 'The side bar has another width.');
    });
  }

  /**
   * Writes a picture of a part of the window, when nothing moves any more.
   * @param height how much of it is taken, in CSS pixels from the top; all by default
   */
  async take(part: Part, file: string, height?: number): Promise<void> {
    const { page } = this.workbench;
    await page.waitForTimeout(400); // Sashes, hovers and toasts fade.
    const whole = part === 'window' ? { x: 0, y: 0, ...page.viewportSize()! } : await this.#boxOf(part);
    const clip = { ...whole, height: height ?? whole.height };
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', clip });
  }

  async #boxOf(part: keyof typeof parts): Promise<Clip> {
    const box = await this.workbench.page.locator(parts[part]).boundingBox();
    assert.ok(box, `There is no ${part}.`);
    return box;
  }

  async #sidebarWidth(): Promise<number> {
    return (await this.#boxOf('sidebar')).width;
  }

  /** Where the side bar can be drawn wider, in pixels from the left; themes leave some room beside it. */
  #edgeOfSidebar(): Promise<number> {
    return this.workbench.page.evaluate(part => {
      const end = document.querySelector(part)?.getBoundingClientRect().right ?? 0;
      const middles = Array.from(document.querySelectorAll('.monaco-sash.vertical:not(.disabled)'), sash => {
        const { left, width } = sash.getBoundingClientRect();
        return left + width / 2;
      });
      return middles.sort((a, b) => Math.abs(a - end) - Math.abs(b - end))[0] ?? end;
    }, parts.sidebar);
  }
}
