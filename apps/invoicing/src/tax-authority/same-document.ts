import { record } from './outcome.ts';

/**
 * Is what the authority keeps under an IRN the document that was sent? Members that both have are compared, but for the
 * payment status, which changes. Null where what was downloaded cannot be compared: an authority may seal it.
 */
export function isSameDocument(sent: string, kept: Readonly<Record<string, unknown>>): boolean | null {
  const ours = record(JSON.parse(sent));
  if (typeof kept.irn !== 'string' || typeof kept.legal_monetary_total !== 'object') return null;
  return Object.keys(ours).every(
    (name) => name === 'payment_status' || !(name in kept) || holds(kept[name], ours[name]),
  );
}

/** Members that the authority adds are none of ours. */
function holds(kept: unknown, sent: unknown): boolean {
  if (Array.isArray(sent)) {
    return Array.isArray(kept) && kept.length === sent.length && sent.every((item, index) => holds(kept[index], item));
  }
  if (typeof sent !== 'object' || sent === null) return kept === sent;
  const there = record(kept);
  return Object.entries(sent).every(([name, value]) => holds(there[name], value));
}
