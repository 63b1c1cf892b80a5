import { artistNames } from '../model/artistNames.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { spotifyLink } from '../model/spotifyUri.ts';

/** What a link is to, and what is said of it. */
export interface LinkTarget {
  readonly reference: SpotifyReference;
  readonly name: string;
  readonly artists: readonly { readonly name: string }[];
}

/** How a text names a link: after the editor's ids of languages. */
type Markup = (label: string, url: string) => string;

const html: Markup = (label, url) => `<a href="${url}">${asReferences(label, /[&<>"'{}]/g)}</a>`;
const markdown: Markup = (label, url) =>
  `[${label.replace(/[\\`*_[\]<>~|$]|&(?=[#a-z0-9]+;)/gi, '\\$&')}](${url})`;
const asciiDoc: Markup = (label, url) => `${url}[${asReferences(label, /[[\]*_`#+^~{}<>&="\\]/g)}]`;
const reStructuredText: Markup = (label, url) => `\`${label.replace(/[\\`<>*_|]/g, '\\$&')} <${url}>\`__`;
const latex: Markup = (label, url) =>
  `\\href{${url}}{${label.replace(/[\\{}$&#^_~%]/g, character => latexNames.get(character) ?? `\\${character}`)}}`;
/** Where people read: what is linked is said before the link. */
const prose: Markup = (label, url) => `${label} ${url}`;
const bare: Markup = (_, url) => url;

const latexNames = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
]);

const languages = new Map<string, Markup>([
  ...['markdown', 'mdx', 'quarto', 'rmd'].map(id => [id, markdown] as const),
  ...['asciidoc', 'adoc'].map(id => [id, asciiDoc] as const),
  ['restructuredtext', reStructuredText],
  ...['html', 'vue', 'svelte', 'astro', 'php', 'handlebars', 'razor'].map(id => [id, html] as const),
  ...['latex', 'tex'].map(id => [id, latex] as const),
  ...['plaintext', 'git-commit', 'scminput'].map(id => [id, prose] as const),
]);

/** `Lantern Field – Salt Meridian, Juniper Quiet`, on one line; empty where Spotify names neither. */
export function titleAndArtists({ name, artists }: Omit<LinkTarget, 'reference'>): string {
  return [name, artistNames({ artists })].map(inOneLine).filter(Boolean).join(' – ');
}

/**
 * A link to an item as a text of this language has links, with title and artists where it has a place for them: nothing
 * in a title acts as markup there. Other languages get the address alone.
 * @param languageId the editor's
 */
export function linkMarkup(target: LinkTarget, languageId: string): string {
  const url = spotifyLink(target.reference);
  const label = titleAndArtists(target);
  return label === '' ? url : (languages.get(languageId) ?? bare)(label, url);
}

/** Links to several items: one as it is, several on a line each, in Markdown as a list. */
export function linksMarkup(targets: readonly LinkTarget[], languageId: string): string {
  const links = targets.map(target => linkMarkup(target, languageId));
  const isList = links.length > 1 && languages.get(languageId) === markdown;
  return links.map(link => (isList ? `- ${link}` : link)).join('\n');
}

/** `&#93;` and so on, which these languages show as the characters that they stand for. */
function asReferences(text: string, pattern: RegExp): string {
  return text.replace(pattern, character => `&#${character.charCodeAt(0)};`);
}

function inOneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- titles may hold any character
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}
