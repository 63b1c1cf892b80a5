import type { DocumentDropEditProvider, HoverProvider } from 'vscode';
import type { Diagnostic } from './documentValues.ts';
import { diagnostics } from './documents.ts';
import { editor } from './editor.ts';

function registered<T>(all: T[], one: T): { dispose(): void } {
  all.push(one);
  return { dispose: () => void all.splice(all.indexOf(one), 1) };
}

export function registerHoverProvider(_: unknown, provider: HoverProvider): { dispose(): void } {
  return registered(editor.hoverProviders, provider);
}

export function registerDocumentDropEditProvider(
  _: unknown,
  provider: DocumentDropEditProvider,
): { dispose(): void } {
  return registered(editor.dropProviders, provider);
}

/** What is said on lines; see `openDocuments`. */
export const createDiagnosticCollection = (): object => ({
  set: (uri: unknown, found: readonly Diagnostic[]) => void diagnostics.set(String(uri), found),
  delete: (uri: unknown) => void diagnostics.delete(String(uri)),
  dispose: () => diagnostics.clear(),
});

const registeredNothing = (): { dispose(): void } => ({ dispose: () => undefined });

export const registerFoldingRangeProvider = registeredNothing;
export const registerDocumentSymbolProvider = registeredNothing;
