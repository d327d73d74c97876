import type { Minor } from '@kente/kit/money';
import { aliasKeys, currencyCode, customerNameKeys, numberKeys, numbersInText, payerNameKeys } from './normalise.ts';
import { LIMITS } from './ruleset.ts';
import type { BankTransaction, CalendarDate, Candidate, Customer, OpenInvoice } from './subjects.ts';

/**
 * Where the candidates of a row are. Each list is one look-up by an index, of `OpenInvoices` or of SQL, and each look-up
 * has a limit, so what a row costs does not grow with the books.
 */
export interface CandidateKeys {
  readonly organisationId: string;
  readonly environmentId: string;
  readonly currency: string;
  readonly kind: OpenInvoice['kind'];
  /** Invoices by number: at most `LIMITS.invoicesPerLookup` of each. */
  readonly numbers: readonly string[];
  /** Invoices by virtual account or payment link. */
  readonly collectors: readonly string[];
  /**
   * Customers by confirmed payee, then by name, most keys in common first: `LIMITS.customersPerKey` of a key,
   * `LIMITS.customers` in all. Keys stand most selective first; one that more customers share is passed over once another
   * found somebody. Then of each customer the invoices of the band.
   */
  readonly aliases: readonly string[];
  readonly names: readonly string[];
  /**
   * Open amounts that can reach the threshold: 10 % off either way. At 20 % the best score is 0.685, so the last band of
   * the table proposes nothing.
   */
  readonly band: { readonly from: Minor; readonly to: Minor };
  /** Of the first `LIMITS.setCustomers` customers, the `LIMITS.setCandidates` that fell due first and are below this. */
  readonly setBelow: Minor;
  /** Invoices of exactly this amount, nearest to `date` by due date: only where the row names nobody. */
  readonly amountAlone: Minor | null;
  readonly date: CalendarDate;
}

/** What answers the keys: `OpenInvoices` in memory, or a store by SQL. Both give the same candidates. */
export interface CandidateSource {
  search(keys: CandidateKeys): readonly Candidate[];
}

export function candidateKeys(transaction: BankTransaction): CandidateKeys {
  const { organisationId, environmentId, counterparty, collectedBy, unallocated, date } = transaction;
  const isPayout = transaction.gateway !== null;
  const name = isPayout ? null : counterparty.name;
  return {
    organisationId,
    environmentId,
    currency: currencyCode(transaction.currency),
    kind: transaction.direction === 'credit' ? 'invoice' : 'credit_note',
    numbers: [...new Set(numbersInText(transaction.text).flatMap(({ whole, short }) => [whole, short ?? whole]))],
    collectors: collectedBy === null ? [] : [collectedBy],
    aliases: isPayout ? [] : aliasKeys(counterparty),
    names: name === null ? [] : payerNameKeys(name),
    band: { from: (unallocated * 10n) / 11n, to: (unallocated * 10n) / 9n + 1n },
    setBelow: unallocated,
    amountAlone: isPayout || namesSomebody(counterparty) ? null : unallocated,
    date,
  };
}

/** Keys that an invoice is stored under. */
export function invoiceKeys(invoice: OpenInvoice): { numbers: string[]; collectors: readonly string[] } {
  return { numbers: invoice.number === null ? [] : numberKeys(invoice.number), collectors: invoice.collectedBy };
}

const MOST_NAMES = 12;
const MOST_ALIASES = 40;

/** Keys that a customer is stored under. */
export function customerKeys(customer: Customer): { names: string[]; aliases: string[] } {
  return {
    names: [...new Set(customer.names.slice(0, MOST_NAMES).flatMap(customerNameKeys))],
    aliases: customer.aliases.slice(0, MOST_ALIASES).map(({ key }) => key),
  };
}

export function namesSomebody(counterparty: BankTransaction['counterparty']): boolean {
  return aliasKeys(counterparty).length > 0;
}

/** Customers in the order that every source ranks them: payees, then keys in common, then id. */
export function rankedCustomers<Item>(hits: ReadonlyMap<Item, number>, idOf: (item: Item) => string): Item[] {
  const counts = [...hits.values()].sort((one, other) => other - one);
  const last = counts[LIMITS.customers - 1] ?? 0;
  // Many share one word with the payer: only those that may be kept are put in order.
  return [...hits]
    .filter(([, count]) => count >= last)
    .sort(([one, more], [other, fewer]) => fewer - more || (idOf(one) < idOf(other) ? -1 : 1))
    .slice(0, LIMITS.customers)
    .map(([item]) => item);
}
