type Cell = string | number | null;

/** What a spreadsheet takes for a formula at the front of a cell, its wide forms included, and what it leaves out before it looks. */
const FORMULA = /^[\s\u00A0\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A table as a file that spreadsheets open: RFC 4180 with a byte order mark, without which Excel misreads every "ø". A text that would be
 * a formula has an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection), so what customers wrote is shown and never run.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
}

function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
