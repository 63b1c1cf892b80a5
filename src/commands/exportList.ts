import { homedir } from 'node:os';
import { ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ExportFormat } from '../interchange/exportFormat.ts';
import { exportFormats, formatFacts } from '../interchange/exportFormat.ts';
import { inSlices } from '../library/inSlices.ts';
import type { SavedItem } from '../library/journal.ts';
import { exportWords } from '../messages/exporting.ts';
import { baseName } from './baseName.ts';
import { chooseOne } from './choose.ts';
import type { ExportSource } from './exportSource.ts';
import { fileTrouble } from './fileTrouble.ts';
import { countsOf } from './itemCounts.ts';
import { percentReporter } from './percentReporter.ts';

/** More items make a document that an editor does not take well; they go to a file. */
const mostInDocument = 20_000;
/** More items show a progress that can be cancelled. */
const progressAbove = 2_000;
/** Characters that are encoded at once. */
const blockLength = 256 * 1024;

/** Writes a list in a format and to a place that the person chooses: a document, or a file. */
export async function exportList({ items, name }: ExportSource, log: (line: string) => void): Promise<void> {
  if (items.length === 0) {
    void window.showInformationMessage(exportWords.nothing());
    return;
  }
  const { tracks, albums } = countsOf(items);
  const format = await chooseFormat(tracks, albums);
  if (!format) return;
  const place = items.length > mostInDocument ? 'file' : await choosePlace();
  if (place === 'document') await openDocument(items, format);
  if (place !== 'file') return;
  const file = await chooseFile(name, format);
  if (!file) return;
  if (await writeFile(file, items, format, log)) await tell(file, tracks, albums);
}

function chooseFormat(tracks: number, albums: number): Promise<ExportFormat | undefined> {
  const choices = exportFormats.map(format => ({
    label: exportWords.formatName(format),
    description: exportWords.formatDescription(format),
    value: format,
  }));
  return chooseOne(choices, exportWords.format(tracks, albums));
}

function choosePlace(): Promise<'document' | 'file' | undefined> {
  const document = { label: exportWords.document(), description: exportWords.documentDetail() };
  const choices = [
    { ...document, value: 'document' as const },
    { label: exportWords.file(), value: 'file' as const },
  ];
  return chooseOne(choices, exportWords.where());
}

async function openDocument(items: readonly SavedItem[], format: ExportFormat): Promise<void> {
  const blocks = await printed(items, format);
  if (!blocks) return;
  const content = blocks.join('').toWellFormed();
  const document = await workspace.openTextDocument({ language: formatFacts[format].language, content });
  await window.showTextDocument(document);
}

function chooseFile(name: string, format: ExportFormat): Thenable<Uri | undefined> {
  const { extension } = formatFacts[format];
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, `${name}.${extension}`),
    filters: { [exportWords.formatName(format)]: [extension] },
    saveLabel: exportWords.save(),
  });
}

/** False when it was cancelled or could not be written, which the person is told. */
async function writeFile(
  file: Uri,
  items: readonly SavedItem[],
  format: ExportFormat,
  log: (line: string) => void,
): Promise<boolean> {
  const blocks = await printed(items, format);
  if (!blocks) return false;
  try {
    await workspace.fs.writeFile(file, Buffer.concat(blocks.map(block => Buffer.from(block))));
    return true;
  } catch (error) {
    log(`Exporting: the file could not be written: ${fileTrouble(error)}`);
    void window.showErrorMessage(exportWords.notWritten(baseName(file)));
    return false;
  }
}

async function tell(file: Uri, tracks: number, albums: number): Promise<void> {
  const sentence = exportWords.done(tracks, albums, baseName(file));
  if ((await window.showInformationMessage(sentence, exportWords.open())) !== exportWords.open()) return;
  await window.showTextDocument(await workspace.openTextDocument(file));
}

/** The text in blocks, made in slices; undefined when the person stops it. */
async function printed(
  items: readonly SavedItem[],
  format: ExportFormat,
): Promise<readonly string[] | undefined> {
  const { printItems } = await import('../interchange/printItems.ts');
  const parts = printItems(items, format, new Date().toISOString());
  if (items.length <= progressAbove) return inSlices(inBlocks(parts, () => true));
  const options = {
    location: ProgressLocation.Notification,
    title: exportWords.working(),
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    let isStopped = false;
    token.onCancellationRequested(() => (isStopped = true));
    let written = 0;
    const report = percentReporter(progress);
    const goOn = (): boolean => {
      report(++written / items.length);
      return !isStopped;
    };
    return inSlices(inBlocks(parts, goOn));
  });
}

/** Joins parts to blocks, a part at a step; undefined once `goOn`, which is asked at each, says no. */
function* inBlocks(
  parts: Iterable<string>,
  goOn: () => boolean,
): Generator<undefined, readonly string[] | undefined> {
  const blocks: string[] = [];
  let [block, length]: [string[], number] = [[], 0];
  for (const part of parts) {
    if (!goOn()) return undefined;
    block.push(part);
    length += part.length;
    if (length >= blockLength) {
      blocks.push(block.join(''));
      [block, length] = [[], 0];
    }
    yield;
  }
  return [...blocks, block.join('')];
}
