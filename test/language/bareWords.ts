import ts from 'typescript';
import { isTranslation, placeOf } from './sentences.ts';

/** Keys of the keyboard, as browsers name them. */
const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Escape', 'Home', 'End', 'Tab'];

/** Names, which are the same in every language. */
const names = ['Tracklist', 'Tracklist for Spotify'];

/** Whether a text could be one that a person reads: two words beside each other, or one with a capital letter. */
function isForPeople(text: string): boolean {
  const words = text.replace(/<[^>]*(>|$)/g, ' ').trim();
  if (keys.includes(words) || names.includes(words.replace(/^# /, ''))) return false;
  return /\p{L}{2,}[ ,]+\p{L}{2,}/u.test(words) || /^\p{Lu}\p{Ll}+/u.test(words);
}

/**
 * Where code of the rooms that face people holds words that went past the translation, as `file:line: words`. What is
 * logged or thrown is for developers, and so are the names of modules, types and classes of style.
 */
export function bareWordsIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isTranslation(node)) {
      node.arguments.slice(1).forEach(visit);
      return;
    }
    if (isForDevelopers(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (isForPeople(node.text)) found.push(`${placeOf(node)}: ${node.text.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isForDevelopers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isThrowStatement(node)) return true;
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'class') return true;
  if (ts.isNewExpression(node)) return node.expression.getText().endsWith('Error');
  if (!ts.isCallExpression(node)) return false;
  return /(^|[.#])(log|querySelector(All)?)$/i.test(node.expression.getText());
}
