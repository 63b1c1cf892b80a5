import type { Uri } from 'vscode';
import { env, window, workspace } from 'vscode';
import { FileBytes } from '../interchange/fileBytes.ts';
import { readFileBytes } from '../interchange/readFileBytes.ts';
import { importWords } from '../messages/importing.ts';
import { baseName } from './baseName.ts';
import type { Choice } from './choose.ts';
import { chooseOne } from './choose.ts';
import { fileTrouble } from './fileTrouble.ts';

/** A list that was not read yet. */
export interface ImportSource {
  /** What it is called, such as a file's name. */
  readonly name: string;
  readonly content: string | FileBytes;
}

/** Larger files do not fit in memory well; a library of 100,000 tracks has a fifth of that. */
const mostBytes = 200 * 1024 * 1024;

/** Lets the person choose a file, the open editor or the clipboard. Undefined when they give up or it cannot be read. */
export async function chooseImportSource(log: (line: string) => void): Promise<ImportSource | undefined> {
  const document = window.activeTextEditor?.document;
  const choices: Choice<() => Promise<ImportSource | undefined>>[] = [
    { label: importWords.file(), description: importWords.fileDetail(), value: () => chooseFile(log) },
    ...(document
      ? [
          {
            label: importWords.editor(baseName(document.uri)),
            value: () => Promise.resolve({ name: baseName(document.uri), content: document.getText() }),
          },
        ]
      : []),
    {
      label: importWords.clipboard(),
      value: async () => ({ name: importWords.clipboardName(), content: await env.clipboard.readText() }),
    },
  ];
  return (await chooseOne(choices, importWords.choose()))?.();
}

async function chooseFile(log: (line: string) => void): Promise<ImportSource | undefined> {
  const [file] = (await window.showOpenDialog({ openLabel: importWords.open() })) ?? [];
  if (!file) return undefined;
  const name = baseName(file);
  try {
    const { size } = await workspace.fs.stat(file);
    if (size <= mostBytes) return { name, content: await contentOf(file) };
    void window.showErrorMessage(importWords.tooLarge(name));
  } catch (error) {
    log(`Importing: the file could not be read: ${fileTrouble(error)}`);
    void window.showErrorMessage(importWords.notRead(name));
  }
  return undefined;
}

/** Of a file on this computer no more than is needed is held at once; others come whole from whoever provides them. */
async function contentOf(file: Uri): Promise<FileBytes> {
  return file.scheme === 'file'
    ? readFileBytes(file.fsPath)
    : FileBytes.of(await workspace.fs.readFile(file));
}
