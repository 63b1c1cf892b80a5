/** Longest title of a tab, in characters as people count them; a tab grows with its title. */
const longestTitle = 60;

/** More UTF-16 units than the longest title can have in any sensible writing. */
const enoughUnits = 2000;

/** The title on one line, shortened to what fits on a tab. The page shows it in full. */
export function tabTitle(title: string): string {
  const line = title.slice(0, enoughUnits).replace(/\s+/g, ' ').trim();
  if (line.length <= longestTitle) return line;
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
}
