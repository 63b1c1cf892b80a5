/**
 * What spreadsheets take for a formula, also in full-width letters and behind spaces. A quote that stands before it
 * already is one of the title's own. See OWASP, "CSV Injection".
 */
const formulaPattern = /^[\s']*[=+\-@\t\r\n＝＋－＠]/u;
const guardedPattern = /^'[\s']*[=+\-@\t\r\n＝＋－＠]/u;

/** The cell with a quote before it where a spreadsheet would calculate it. */
export function withoutFormula(cell: string): string {
  return formulaPattern.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `withoutFormula`. */
export function withFormula(cell: string): string {
  return guardedPattern.test(cell) ? cell.slice(1) : cell;
}
