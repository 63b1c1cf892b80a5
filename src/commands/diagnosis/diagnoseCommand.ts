import { env, EventEmitter, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CommandHandlers } from '../../manifest.ts';
import { diagnosisText, diagnosisWords } from '../../messages/diagnosis.ts';
import type { Disposable } from '../../model/event.ts';
import type { DiagnosisParts } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import { sayBriefly } from '../sayBriefly.ts';

const scheme = 'tracklist-diagnosis';

/** The command that shows how the extension is doing, and the document it shows that in. */
export class Diagnoser implements Disposable {
  readonly #parts: DiagnosisParts;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription: { dispose(): void };
  #text = '';

  constructor(parts: DiagnosisParts) {
    this.#parts = parts;
    this.#subscription = workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#text,
    });
  }

  readonly handlers: CommandHandlers<'tracklist.diagnose'> = { 'tracklist.diagnose': () => this.#show() };

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** One document, brought up to date each time. */
  async #show(): Promise<void> {
    const options = { location: ProgressLocation.Window, title: diagnosisWords.looking() };
    const text = await window.withProgress(options, async () => diagnosisText(await diagnose(this.#parts)));
    this.#text = text;
    const uri = Uri.parse(`${scheme}:/${encodeURIComponent(diagnosisWords.fileName())}.md`);
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
    const copy = diagnosisWords.copy();
    if ((await window.showInformationMessage(diagnosisWords.ready(), copy)) !== copy) return;
    await env.clipboard.writeText(text);
    sayBriefly(diagnosisWords.copied());
  }
}
