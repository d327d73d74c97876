import type { InvoiceState } from '../matching/index.ts';

/**
 * What happens to an invoice. `edit`: a document field changes. `sign_unknown`: the authority did not answer.
 * `found_signed` and `found_unsigned`: what asking it afterwards told. `supersede`: a credit note takes all of it back.
 */
export type InvoiceAction =
  | 'edit'
  | 'confirm'
  | 'reject'
  | 'cancel'
  | 'validate'
  | 'sign'
  | 'sign_unknown'
  | 'found_signed'
  | 'found_unsigned'
  | 'transmit'
  | 'show'
  | 'credit'
  | 'supersede';

/**
 * From each state, what may happen and where it leads; what is absent is refused. A change to a reviewed or validated
 * invoice drops it to `DRAFT`: a person looks again. Once the authority may know it, it never changes. Source: contract 4.
 */
const TRANSITIONS: Readonly<Record<InvoiceState, Readonly<Partial<Record<InvoiceAction, InvoiceState>>>>> = {
  DRAFT: { edit: 'DRAFT', confirm: 'REVIEWED', reject: 'REJECTED', cancel: 'CANCELLED' },
  REVIEWED: { edit: 'DRAFT', validate: 'VALIDATED', reject: 'REJECTED', cancel: 'CANCELLED' },
  VALIDATED: {
    edit: 'DRAFT',
    // Again with the same document: the same answer.
    validate: 'VALIDATED',
    sign: 'SIGNED',
    sign_unknown: 'SIGN_UNKNOWN',
    reject: 'REJECTED',
    cancel: 'CANCELLED',
  },
  SIGN_UNKNOWN: { found_signed: 'SIGNED', found_unsigned: 'VALIDATED' },
  SIGNED: { sign: 'SIGNED', transmit: 'TRANSMITTED', show: 'SIGNED', credit: 'SIGNED', supersede: 'SUPERSEDED' },
  TRANSMITTED: { sign: 'TRANSMITTED', show: 'TRANSMITTED', credit: 'TRANSMITTED', supersede: 'SUPERSEDED' },
  SUPERSEDED: { show: 'SUPERSEDED' },
  REJECTED: {},
  CANCELLED: {},
};

/** The state after an action, or null where it is not allowed. */
export const nextState = (state: InvoiceState, action: InvoiceAction): InvoiceState | null =>
  TRANSITIONS[state][action] ?? null;

/** What may happen now, for buttons and for tests. */
export const allowedActions = (state: InvoiceState): readonly InvoiceAction[] =>
  Object.keys(TRANSITIONS[state]) as InvoiceAction[];

/** The authority has it: the tax fields are kept whatever is purged, and number and IRN are taken for ever. */
export const isRegistered = (state: InvoiceState): boolean =>
  state === 'SIGNED' || state === 'TRANSMITTED' || state === 'SUPERSEDED';

/** Purging spares it. Unknown counts as registered: it may be. Source: contract 7.3. */
export const isRetained = (state: InvoiceState): boolean => isRegistered(state) || state === 'SIGN_UNKNOWN';

const NEEDS: Readonly<Partial<Record<InvoiceAction, string>>> = {
  edit: 'An invoice that the tax authority has, or may have, is not changed. Make a credit note.',
  confirm: 'Only a draft can be confirmed.',
  transmit: 'Only a signed invoice can be transmitted.',
  show: 'The QR code and the PDF exist once the invoice is signed.',
  credit: 'A credit note is made for a signed invoice.',
};

/** One sentence for the person who asked, when `nextState` is null. */
export function whyNot(state: InvoiceState, action: InvoiceAction): string {
  if (state === 'DRAFT' && (action === 'validate' || action === 'sign'))
    return 'Draft must be reviewed and confirmed first.';
  if (state === 'REVIEWED' && action === 'sign') return 'The invoice must be validated first.';
  if (state === 'SIGN_UNKNOWN')
    return 'The tax authority did not say whether it signed this invoice. It is being asked again.';
  const needs = NEEDS[action] ?? `This is not possible any more.`;
  return `${needs} This one is ${state}.`;
}
