/** Names in one cell, as Exportify writes them: `Earth\, Wind & Fire, Ramsey Lewis`. Backslashes are doubled. */
export function joinNames(names: readonly string[]): string {
  return names.map(name => name.replace(/[\\,]/g, '\\$&')).join(', ');
}

/** The names that `joinNames` has joined; no name at all is an empty list. */
export function splitNames(cell: string): string[] {
  if (cell === '') return [];
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < cell.length; at++) {
    const [character = '', next = ''] = [cell[at], cell[at + 1]];
    if (character === '\\' && (next === '\\' || next === ',')) {
      name += next;
      at++;
    } else if (character === ',') {
      names.push(name);
      name = '';
      if (next === ' ') at++;
    } else name += character;
  }
  return [...names, name];
}
