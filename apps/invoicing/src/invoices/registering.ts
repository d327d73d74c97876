import { isSameDocument, type Outcome, type TaxAuthority } from '../tax-authority/index.ts';

/** What `confirm` tells, and that what is there is ours. */
export type Registered = Outcome<unknown> | { readonly kind: 'another_document' };

/**
 * Asks whether the authority has the document. An IRN that is taken by another one, as by another organisation of the
 * sandbox with the same number, is no signature of ours: what is there is looked at before it is believed.
 */
export async function confirmOurs(
  authority: TaxAuthority,
  { irn, document }: { irn: string; document: string },
): Promise<Registered> {
  const confirmed = await authority.confirm(irn);
  if (confirmed.kind !== 'ok') return confirmed;
  const kept = await authority.download(irn);
  // Nobody knows yet whose it is.
  if (kept.kind === 'unavailable' || kept.kind === 'unknown') return kept;
  // One that may be confirmed and not be read is taken at its word.
  if (kept.kind !== 'ok') return confirmed;
  return isSameDocument(document, kept.data) === false ? { kind: 'another_document' } : confirmed;
}
