import type { DocumentDropEditProvider, HoverProvider } from 'vscode';
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
