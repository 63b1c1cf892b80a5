import type { DataTransfer, DocumentDropEditProvider, Position, TextDocument } from 'vscode';
import { DocumentDropEdit, DocumentDropOrPasteEditKind } from 'vscode';
import { draggedLinksType, draggedTitlesType, readDraggedLinks } from '../interchange/draggedLinks.ts';
import { linksMarkup } from '../interchange/linkMarkup.ts';
import { textLinkWords } from '../messages/editorLinks.ts';

/** Makes links of rows that are dropped into a text, as its language has links; titles, where there is nothing to link to. */
export class LinkDrop implements DocumentDropEditProvider {
  static readonly kind = DocumentDropOrPasteEditKind.Empty.append('text', 'link', 'tracklist');

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    transfer: DataTransfer,
  ): Promise<DocumentDropEdit | undefined> {
    const text = await transfer.get(draggedLinksType)?.asString();
    const targets = text === undefined ? [] : readDraggedLinks(text);
    const links =
      targets.length > 0
        ? linksMarkup(targets, document.languageId)
        : await transfer.get(draggedTitlesType)?.asString();
    if (!links) return undefined;
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const isInLine = targets.length > 1 && before.trim() !== '';
    return new DocumentDropEdit(isInLine ? `\n${links}` : links, textLinkWords.drop(), LinkDrop.kind);
  }
}
