import type { TreeDataProvider, TreeDragAndDropController, TreeViewOptions } from 'vscode';
import { Emitter } from '../../../src/model/event.ts';

/** A view in the sidebar without the sidebar. */
export class FakeTreeView {
  readonly id: string;
  readonly provider: TreeDataProvider<unknown>;
  readonly canSelectMany: boolean;
  readonly dragAndDropController: TreeDragAndDropController<unknown> | undefined;
  visible = true;
  selection: readonly unknown[] = [];
  description: string | undefined;
  message: string | undefined;
  readonly revealed: unknown[] = [];
  isDisposed = false;
  readonly #visibilityChanged = new Emitter<{ readonly visible: boolean }>();
  readonly onDidChangeVisibility = this.#visibilityChanged.event;

  constructor(id: string, options: TreeViewOptions<unknown>) {
    this.id = id;
    this.provider = options.treeDataProvider;
    this.canSelectMany = options.canSelectMany ?? false;
    this.dragAndDropController = options.dragAndDropController;
  }

  /** What opening and closing the view does. */
  show(visible: boolean): void {
    this.visible = visible;
    this.#visibilityChanged.fire({ visible });
  }

  reveal(element: unknown): Promise<void> {
    this.revealed.push(element);
    return Promise.resolve();
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
