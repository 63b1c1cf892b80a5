// What VS Code's API has for texts, as far as it holds values and does nothing.
import type { Range } from './ranges.ts';

export class Location {
  readonly uri: unknown;
  readonly range: Range;

  constructor(uri: unknown, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export class DiagnosticRelatedInformation {
  readonly location: Location;
  readonly message: string;

  constructor(location: Location, message: string) {
    this.location = location;
    this.message = message;
  }
}

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source?: string;
  relatedInformation?: DiagnosticRelatedInformation[];

  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class FoldingRange {
  readonly start: number;
  readonly end: number;
  readonly kind: number | undefined;

  constructor(start: number, end: number, kind?: number) {
    this.start = start;
    this.end = end;
    this.kind = kind;
  }
}

export class DocumentSymbol {
  readonly name: string;
  readonly range: Range;

  constructor(name: string, _detail: string, _kind: number, range: Range) {
    this.name = name;
    this.range = range;
  }
}

export class FileSystemError extends Error {
  readonly code: string;

  private constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  static Unavailable(message: string): FileSystemError {
    return new FileSystemError('Unavailable', message);
  }

  static NoPermissions(message: string): FileSystemError {
    return new FileSystemError('NoPermissions', message);
  }

  static FileNotFound(uri: unknown): FileSystemError {
    return new FileSystemError('FileNotFound', String(uri));
  }
}

export class TabInputText {
  readonly uri: unknown;

  constructor(uri: unknown) {
    this.uri = uri;
  }
}

export class TabInputTextDiff {
  readonly original: unknown;
  readonly modified: unknown;

  constructor(original: unknown, modified: unknown) {
    this.original = original;
    this.modified = modified;
  }
}

/** Edits of one document, which are applied together. */
export class WorkspaceEdit {
  readonly edits: { readonly uri: unknown; readonly range: Range; readonly text: string }[] = [];

  replace(uri: unknown, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;
export const FileType = { Unknown: 0, File: 1, Directory: 2 } as const;
export const FileChangeType = { Changed: 1, Created: 2, Deleted: 3 } as const;
export const FoldingRangeKind = { Comment: 1, Imports: 2, Region: 3 } as const;
export const SymbolKind = { String: 14 } as const;
export const TextEditorRevealType = { InCenter: 2 } as const;
