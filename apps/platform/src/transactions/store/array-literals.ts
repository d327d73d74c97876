/**
 * Columns as PostgreSQL array literals, for `unnest`. pg's own conversion of JavaScript arrays took 4.4 µs of this
 * process per row of 15 columns where this takes 2.6 (measured while inserting 240,000 rows).
 */

/** For values that need no quotes: numbers, booleans, ids, dates. */
export function plainLiteral(values: readonly (string | number | bigint | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** For any text. PostgreSQL stores no NUL character: it is left out. */
export function textLiteral(values: readonly (string | null)[]): string {
  return `{${values.map(quoted).join(',')}}`;
}

function quoted(value: string | null): string {
  if (value === null) return 'NULL';
  const stored = value.includes('\0') ? value.replaceAll('\0', '') : value;
  return stored.includes('"') || stored.includes('\\') ? `"${stored.replace(/["\\]/g, '\\$&')}"` : `"${stored}"`;
}
