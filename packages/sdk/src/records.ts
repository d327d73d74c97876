/** Kente sends `id` and `_id` on accounts and transactions, Mono one of the two: afterwards both are there. */
export function withBothIds<T>(record: T): T {
  if (typeof record !== 'object' || record === null) return record;
  const { id, _id } = record as { id?: unknown; _id?: unknown };
  if (typeof id === 'string' && typeof _id === 'string') return record;
  const known = typeof id === 'string' ? id : _id;
  return typeof known === 'string' ? { ...record, id: known, _id: known } : record;
}

const ISO_CODES: Readonly<Record<string, string>> = { GHC: 'GHS', KSH: 'KES' };

/** The ISO 4217 code of a currency as the wire spells it: GHC is GHS, KSH is KES, others stay, in upper case. */
export function isoCurrency(code: string): string {
  const upper = code.trim().toUpperCase();
  return ISO_CODES[upper] ?? upper;
}
