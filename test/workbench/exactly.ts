/** Matches text that is exactly this one but for white space around it; an expression stays what it is. */
export function exactly(text: string | RegExp): RegExp {
  if (text instanceof RegExp) return text;
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`^\\s*${escaped}\\s*$`, 'u');
}
