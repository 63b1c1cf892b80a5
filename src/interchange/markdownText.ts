/** Text from outside for Markdown that is shown: no links, images, emphasis or HTML come of it, only its words. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:/@$]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}
