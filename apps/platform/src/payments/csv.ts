/** Tables as CSV, for the books. */

/** What a spreadsheet would take for a formula is text all the same. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

function cell(value: string | number | bigint | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @returns lines that end in CR LF, the head first. */
export function csvOf(
  head: readonly string[],
  rows: readonly (readonly (string | number | bigint | null)[])[],
): string {
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
