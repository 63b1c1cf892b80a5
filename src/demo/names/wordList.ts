/** Words from a text, one per comma; spaces around them do not count. */
export function wordList(text: string): readonly string[] {
  return text.split(/[,\n]/).flatMap(word => word.trim() || []);
}
