/**
 * Which bank row pays which invoice. Pure: rows, invoices and settings in, a plan out. `candidateKeys` says where the
 * candidates are, a store (or `OpenInvoices`) finds them, `plan` decides, `allocate` and `reverse` keep the sums right.
 */

export { confirmPayee, retractPayee } from './aliases.ts';
export {
  type Allocation,
  type AllocationKind,
  type AllocationMethod,
  allocate,
  type Balance,
  type Balances,
  left,
  type PaymentStatus,
  paymentStatus,
  reverse,
} from './allocation.ts';
export { type Gate, pairKey } from './gates.ts';
export { type CandidateKeys, type CandidateSource, candidateKeys, customerKeys, invoiceKeys } from './keys.ts';
export { aliasKeys } from './normalise.ts';
export { OpenInvoices } from './open-invoices.ts';
export { gatewayOf, type PayoutBatch } from './payouts.ts';
export { type Candidates, type Plan, plan } from './plan.ts';
export type { EarlierTransaction } from './reversals.ts';
export { DEFAULT_SETTINGS, type MatchSettings, RULESET_VERSION } from './ruleset.ts';
export type {
  Alias,
  BankTransaction,
  CalendarDate,
  Candidate,
  Customer,
  InvoiceState,
  OpenInvoice,
} from './subjects.ts';
export type { Evidence, Feature, Line, Rule, Suggestion } from './suggestion.ts';
