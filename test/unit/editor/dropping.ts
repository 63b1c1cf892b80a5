// What is dragged and dropped, as VS Code's API has it.

export class DataTransferItem {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  asString(): Promise<string> {
    return Promise.resolve(typeof this.value === 'string' ? this.value : JSON.stringify(this.value));
  }
}

export class DataTransfer {
  readonly #items = new Map<string, DataTransferItem>();

  get(type: string): DataTransferItem | undefined {
    return this.#items.get(type);
  }

  set(type: string, item: DataTransferItem): void {
    this.#items.set(type, item);
  }
}

export class DocumentDropOrPasteEditKind {
  static readonly Empty = new DocumentDropOrPasteEditKind('');
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  append(...parts: string[]): DocumentDropOrPasteEditKind {
    return new DocumentDropOrPasteEditKind([this.value, ...parts].filter(Boolean).join('.'));
  }
}

export class DocumentDropEdit {
  readonly insertText: string;
  readonly title: string | undefined;
  readonly kind: DocumentDropOrPasteEditKind | undefined;

  constructor(insertText: string, title?: string, kind?: DocumentDropOrPasteEditKind) {
    this.insertText = insertText;
    this.title = title;
    this.kind = kind;
  }
}
