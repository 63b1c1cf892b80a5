import { languages, workspace } from 'vscode';
import type { Connections } from '../library/connections.ts';
import type { Disposable } from '../model/event.ts';
import type { Clock } from '../spotify/clock.ts';
import { LibraryDocuments } from './libraryDocuments.ts';
import { currentScheme, textAddress, textLanguage, textScheme } from './textAddress.ts';
import { TextDiagnostics } from './textDiagnostics.ts';
import { textOutline } from './textOutline.ts';

interface Parts {
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** The library as a document, with all that the editor knows about it. */
export function createLibraryDocuments(parts: Parts): { documents: LibraryDocuments } & Disposable {
  const documents = new LibraryDocuments(parts);
  const diagnostics = new TextDiagnostics({
    clock: parts.clock,
    onDidRead: ({ uri }, state) => {
      const { current } = parts.connections;
      if (current && textAddress(current).toString() === uri.toString())
        documents.textOf(current).noteState(state);
    },
  });
  const subscriptions = [
    documents,
    diagnostics,
    workspace.registerFileSystemProvider(textScheme, documents, { isCaseSensitive: true }),
    workspace.registerTextDocumentContentProvider(currentScheme, documents),
    languages.registerFoldingRangeProvider(textLanguage, textOutline),
    languages.registerDocumentSymbolProvider(textLanguage, textOutline),
  ];
  return {
    documents,
    dispose: () => {
      for (const each of subscriptions) each.dispose();
    },
  };
}
