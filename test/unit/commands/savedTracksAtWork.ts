import { setTimeout as pause } from 'node:timers/promises';
import { viewIds } from '../../../src/manifest.ts';
import type { SavedTrack } from '../../../src/model/track.ts';
import type { Element, GroupElement, TrackElement } from '../../../src/views/elements.ts';
import { editor } from '../editor/editor.ts';
import type { FakeQuickPick } from '../editor/quickInput.ts';
import type { FakeTreeView } from '../editor/treeView.ts';
import { Product } from '../product.ts';

type Options = Parameters<typeof Product.start>[0];

/** Saved Tracks with 120 tracks, and a person who arranges them. */
export class SavedTracksAtWork {
  readonly product: Product;
  /** As the library has them. */
  readonly saved: readonly SavedTrack[];

  private constructor(product: Product, saved: readonly SavedTrack[]) {
    this.product = product;
    this.saved = saved;
  }

  /** With no track read yet. */
  static of(product: Product): SavedTracksAtWork {
    return new SavedTracksAtWork(product, []);
  }

  /** With all tracks read. */
  static async start(options: Options = {}): Promise<SavedTracksAtWork> {
    const product = await Product.start({ tracks: 120, ...options });
    return new SavedTracksAtWork(product, await product.saved());
  }

  get view(): FakeTreeView {
    return editor.treeViews.get(viewIds.savedTracks)!;
  }

  async below(parent?: Element): Promise<readonly Element[]> {
    return (await this.view.provider.getChildren(parent)) as Element[];
  }

  /** All rows below these. */
  async belowAll(rows: readonly Element[]): Promise<readonly Element[]> {
    return (await Promise.all(rows.map(row => this.below(row)))).flat();
  }

  async trackRows(): Promise<TrackElement[]> {
    return (await this.below()).filter(row => row.kind === 'track');
  }

  async groupRows(): Promise<GroupElement[]> {
    return (await this.below()).filter(row => row.kind === 'group');
  }

  /** What stands beside the title, but for whose library it is and how fresh. */
  async facts(): Promise<string> {
    await this.below();
    const facts = (this.view.description ?? '').split(' · ');
    return facts.filter(fact => !/^(Demo|updated .*)$/i.test(fact)).join(' · ');
  }

  /** Has the list of a command shown and chooses a row. */
  async choose(id: 'tracklist.sortBy' | 'tracklist.groupBy', label: string): Promise<void> {
    editor.willChoose(label);
    await this.product.run(id);
  }

  /** Has the filter shown and works with it. */
  async filter(work: (pick: FakeQuickPick) => void): Promise<void> {
    const running = this.product.run('tracklist.filter');
    while (!editor.quickPicks.at(-1)?.isVisible) await pause(1);
    work(editor.quickPicks.at(-1)!);
    await running;
  }

  filterFor(text: string, ...conditions: string[]): Promise<void> {
    return this.filter(pick => {
      pick.type(text);
      pick.tick(...conditions);
      pick.accept();
    });
  }
}
