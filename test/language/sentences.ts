import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** A sentence that the code asks the editor to translate. */
export interface Sentence {
  /** What it is called in a bundle: the English sentence, and after a slash the comment that tells it from its like. */
  readonly key: string;
  readonly message: string;
  /** How many values are put in its placeholders; undefined when they are given by name or as a list. */
  readonly values: number | undefined;
  /** File and line, such as `src/messages/views.ts:12`. */
  readonly place: string;
}

/** The sentences of some code. */
export interface Sentences {
  readonly sentences: readonly Sentence[];
  /** Calls whose sentence is made while the code runs, so that nobody can translate it; their places. */
  readonly unreadable: readonly string[];
}

/** Every file of src, as it is named from the root. */
export function sourceFiles(pattern = 'src/**/*.ts'): string[] {
  return globSync(pattern, { cwd: root })
    .map(file => file.replaceAll(path.sep, '/'))
    .sort();
}

/** The file as a tree, with parents. */
export function parsed(file: string, text = readFileSync(path.join(root, file), 'utf8')): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** Where a node stands, as `file:line`. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Whether a node is a call of `vscode.l10n.t`, by any of the names it goes by here. */
export function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^((vscode\.)?l10n\.)?t$/.test(node.expression.getText());
}

/** The sentences of a file, in the order they stand there. */
export function sentencesIn(source: ts.SourceFile): Sentences {
  const sentences: Sentence[] = [];
  const unreadable: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isTranslation(node)) {
      const sentence = sentenceOf(node);
      if (sentence) sentences.push(sentence);
      else unreadable.push(placeOf(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { sentences, unreadable };
}

/** The sentences of all files of src. */
export function allSentences(): Sentences {
  const found = sourceFiles().flatMap(file => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return /\bt\s*[(<]/.test(text) ? [sentencesIn(parsed(file, text))] : [];
  });
  return {
    sentences: found.flatMap(({ sentences }) => sentences),
    unreadable: found.flatMap(({ unreadable }) => unreadable),
  };
}

function sentenceOf(call: ts.CallExpression): Sentence | undefined {
  const [first, ...rest] = call.arguments;
  if (!first) return undefined;
  const place = placeOf(call);
  if (ts.isStringLiteralLike(first)) {
    const values = rest.some(each => ts.isSpreadElement(each) || ts.isObjectLiteralExpression(each))
      ? undefined
      : rest.length;
    return { key: first.text, message: first.text, values, place };
  }
  if (!ts.isObjectLiteralExpression(first)) return undefined;
  const [message, comment, args] = ['message', 'comment', 'args'].map(name => propertyOf(first, name));
  if (!message || !ts.isStringLiteralLike(message)) return undefined;
  if (!comment || !ts.isStringLiteralLike(comment)) return undefined;
  const values = args && ts.isArrayLiteralExpression(args) ? args.elements.length : args ? undefined : 0;
  return { key: `${message.text}/${comment.text}`, message: message.text, values, place };
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const each of object.properties)
    if (ts.isPropertyAssignment(each) && each.name.getText() === name) return each.initializer;
  return undefined;
}
