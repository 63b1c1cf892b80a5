import type { TreeItem } from 'vscode';
import type { ViewId } from '../../../src/manifest.ts';
import type { Element } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import type { ManualClock } from '../manualClock.ts';

/**
 * What VS Code makes of a view that is open: it asks for rows when it is told to, and keeps what it was given. Rows
 * that have others below them are open as well.
 */
export class OpenView {
  /** When everything was to be drawn anew, in epoch milliseconds. */
  readonly redraws: number[] = [];
  /** How many rows there were each time they were drawn. */
  readonly lengths: number[] = [];
  /** Rows that were drawn anew alone. */
  readonly rowRedraws: Element[] = [];
  rows: readonly Element[] = [];
  readonly #id: ViewId;
  #items = new Map<Element, TreeItem>();
  #drawing = Promise.resolve();

  constructor(id: ViewId, clock: ManualClock) {
    this.#id = id;
    this.#provider.onDidChangeTreeData?.(changed => {
      if (changed === undefined) {
        this.redraws.push(clock.now());
        this.draw();
      } else for (const row of [changed].flat() as Element[]) this.#redrawRow(row);
    });
    this.draw();
  }

  /** What stands beside a row. */
  itemOf(row: Element): TreeItem | undefined {
    return this.#items.get(row);
  }

  /** Asks for all rows. */
  draw(): void {
    this.#drawing = this.#drawing.then(async () => {
      this.#items = new Map();
      this.rows = await this.#below();
      this.lengths.push(this.rows.length);
    });
  }

  async drawn(): Promise<void> {
    await this.#drawing;
  }

  /** The shortest time from one drawing of everything to the next, in ms. */
  get shortestPause(): number {
    return Math.min(...this.redraws.slice(1).map((time, index) => time - (this.redraws[index] ?? time)));
  }

  get #provider(): NonNullable<ReturnType<typeof editor.treeViews.get>>['provider'] {
    return editor.treeViews.get(this.#id)!.provider;
  }

  #redrawRow(row: Element): void {
    this.rowRedraws.push(row);
    if (this.#items.has(row)) this.#items.set(row, this.#provider.getTreeItem(row) as TreeItem);
  }

  async #below(parent?: Element): Promise<Element[]> {
    const rows = ((await this.#provider.getChildren(parent)) ?? []) as Element[];
    const all: Element[] = [];
    for (const row of rows) {
      const item = this.#provider.getTreeItem(row) as TreeItem;
      this.#items.set(row, item);
      all.push(row, ...(item.collapsibleState ? await this.#below(row) : []));
    }
    return all;
  }
}
