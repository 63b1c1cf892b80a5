import type { TreeDataProvider, TreeViewOptions } from 'vscode';

/** A view in the sidebar without the sidebar. */
export class FakeTreeView {
  readonly id: string;
  readonly provider: TreeDataProvider<unknown>;
  readonly canSelectMany: boolean;
  visible = true;
  selection: readonly unknown[] = [];
  description: string | undefined;
  message: string | undefined;
  readonly revealed: unknown[] = [];
  isDisposed = false;

  constructor(id: string, options: TreeViewOptions<unknown>) {
    this.id = id;
    this.provider = options.treeDataProvider;
    this.canSelectMany = options.canSelectMany ?? false;
  }

  reveal(element: unknown): Promise<void> {
    this.revealed.push(element);
    return Promise.resolve();
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
