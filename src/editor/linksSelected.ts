import type { Disposable, TextEditor } from 'vscode';
import { Disposable as Disposables, Range, window } from 'vscode';
import { spotifyLinksIn } from '../interchange/spotifyLinks.ts';
import { setContext } from '../manifest.ts';

/** Lines of a selection that are looked at, from its beginning: this is done at every move of the cursor. */
const mostLines = 200;
/** Characters of them, at most. */
const mostCharacters = 20_000;

/** Keeps `tracklist.linksSelected` in step with the selection, so that menus offer only what there is. */
export function followSelectedLinks(): Disposable {
  const update = (): void => setContext('tracklist.linksSelected', hasLinks(window.activeTextEditor));
  return Disposables.from(
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) update();
    }),
  );
}

function hasLinks(editor: TextEditor | undefined): boolean {
  return (
    editor?.selections.some(selection => {
      if (selection.isEmpty) return false;
      const { start, end } = selection;
      const last = start.line + mostLines;
      const looked = end.line < last ? selection : new Range(start.line, start.character, last, 0);
      const text = editor.document.getText(looked).slice(0, mostCharacters);
      for (const { reference } of spotifyLinksIn(text)) if (reference.kind !== 'artist') return true;
      return false;
    }) ?? false
  );
}
