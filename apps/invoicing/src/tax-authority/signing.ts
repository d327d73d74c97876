import { MINUTE_MS } from '@kente/kit/clock';
import type { Outcome } from './outcome.ts';

/** What to do about an invoice after the authority was asked to sign it. Source: contract 4.2. */
export type SigningDecision =
  /** It is signed: now, or by an earlier attempt whose answer was lost. */
  | { readonly do: 'sign'; readonly earlier: boolean }
  /** Ask `confirm` before telling anybody: a duplicate looks like any other refusal. */
  | { readonly do: 'confirm' }
  /** Nobody knows: `SIGN_UNKNOWN`, and ask later. */
  | { readonly do: 'wait' }
  /** Not signed; the state stays as it is. */
  | { readonly do: 'refuse'; readonly publicMessage: string; readonly errorId: string | null }
  /** Not signed, and not the document's fault: 502 or 504; the state stays as it is. */
  | { readonly do: 'give_up'; readonly timedOut: boolean };

/** What asking afterwards told: `another_document` is one that somebody else has under this IRN. */
export type Confirmed = Outcome<unknown> | { readonly kind: 'another_document' };

const IRN_TAKEN = 'another document has this IRN: give the invoice another date of issue, or make it anew';

/** After `signInvoice`; `confirmed` is what `confirm` said, null before it was asked. */
export function afterSigning(signed: Outcome<unknown>, confirmed: Confirmed | null): SigningDecision {
  switch (signed.kind) {
    case 'ok':
      return { do: 'sign', earlier: false };
    case 'unknown':
      return { do: 'wait' };
    case 'unavailable':
      return { do: 'give_up', timedOut: signed.why === 'timeout' };
    case 'bad_credentials':
    case 'not_found':
      return { do: 'give_up', timedOut: false };
    case 'refused':
    case 'duplicate_or_invalid': {
      if (confirmed === null) return { do: 'confirm' };
      if (confirmed.kind === 'ok') return { do: 'sign', earlier: true };
      if (confirmed.kind === 'another_document')
        return { do: 'refuse', publicMessage: IRN_TAKEN, errorId: signed.errorId };
      if (!saysNo(confirmed)) return { do: 'wait' };
      return { do: 'refuse', publicMessage: signed.publicMessage, errorId: signed.errorId };
    }
  }
}

/** A request that was given up may still be on its way: a "no" counts only after this time. */
const SETTLES_AFTER_MS = 2 * MINUTE_MS;

/** What `confirm` says about an invoice in `SIGN_UNKNOWN`, `sinceMs` after it was asked for its signature. */
export function resolveUnknown(confirmed: Confirmed, sinceMs: number): 'found_signed' | 'found_unsigned' | 'wait' {
  if (confirmed.kind === 'ok') return 'found_signed';
  return saysNo(confirmed) && sinceMs >= SETTLES_AFTER_MS ? 'found_unsigned' : 'wait';
}

/** The authority knows of no such invoice. Anything else, a rejected key included, is no answer to that question. */
const saysNo = ({ kind }: Confirmed): boolean =>
  kind === 'not_found' || kind === 'refused' || kind === 'another_document';
