// The classes of VS Code's API that hold values and do nothing.

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class TreeItem {
  label: string;
  collapsibleState: number;
  id?: string;
  description?: string;
  tooltip?: unknown;
  iconPath?: unknown;
  contextValue?: string;
  command?: { command: string; title: string; arguments?: unknown[] };
  accessibilityInformation?: { label: string };

  constructor(label: string, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class MarkdownString {
  value: string;
  isTrusted?: boolean | { readonly enabledCommands: readonly string[] };
  supportHtml?: boolean;
  supportThemeIcons?: boolean;

  constructor(value = '', supportThemeIcons = false) {
    this.value = value;
    this.supportThemeIcons = supportThemeIcons;
  }
}

/** Only what is needed to read an address; like VS Code's it holds the decoded form. */
export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  readonly #decoded: string;

  private constructor(text: string) {
    const [, scheme = '', path = '', query = '', fragment = ''] =
      /^([a-z][a-z0-9+.-]*):(?:\/\/[^/?#]*)?([^?#]*)\??([^#]*)#?(.*)/i.exec(text) ?? [];
    if (scheme === '') throw new Error(`Scheme is missing: ${text}`);
    this.scheme = scheme;
    this.path = decodeURIComponent(path);
    this.query = decodeURIComponent(query);
    this.fragment = decodeURIComponent(fragment);
    this.#decoded = decodeURIComponent(text);
  }

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static file(path: string): Uri {
    return new Uri(`file://${encodeURI(path)}`);
  }

  static from(parts: { scheme: string; authority: string; path: string; query: string }): Uri {
    const query = parts.query === '' ? '' : `?${encodeURI(parts.query)}`;
    return new Uri(`${parts.scheme}://${parts.authority}${encodeURI(parts.path)}${query}`);
  }

  static joinPath(base: Uri, ...segments: string[]): Uri {
    return new Uri([base.toString(), ...segments].join('/'));
  }

  /** As the system names a file. */
  get fsPath(): string {
    return this.path;
  }

  /** With some parts replaced. */
  with({ scheme = this.scheme }: { scheme?: string }): Uri {
    return new Uri(encodeURI(scheme + this.#decoded.slice(this.scheme.length)));
  }

  /** The address without encoding. */
  toString(): string {
    return this.#decoded;
  }
}
