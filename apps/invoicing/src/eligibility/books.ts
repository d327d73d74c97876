/** What the organisation knows already: its customers, its open invoices, the sales that a debit may give back. */
import { nameKey } from './normalise.ts';
import { currencyOf, type ReadRow } from './read-row.ts';
import { canonicalNumber } from './references.ts';

export interface KnownCustomer {
  readonly name: string;
  readonly accountNumber?: string | null;
}

export interface OpenInvoice {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  /** Minor units still to be paid. */
  readonly openMinor: bigint;
}

/** A receipt that became an invoice. */
export interface KnownSale {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly counterparty: string | null;
  readonly sessionId: string | null;
  /** YYYY-MM-DD. */
  readonly day: string | null;
}

export interface BookEntries {
  readonly customers?: readonly KnownCustomer[];
  readonly openInvoices?: readonly OpenInvoice[];
  readonly sales?: readonly KnownSale[];
}

/** Made once per sync: each question costs one look-up, however many entries there are. */
export interface Books {
  isCustomer(row: ReadRow): boolean;
  /** The open invoice whose number the payer wrote, whatever its currency. */
  invoiceByReference(row: ReadRow): OpenInvoice | null;
  invoiceByAmount(row: ReadRow): OpenInvoice | null;
  /** The sale that a debit gives back. */
  saleRefundedBy(row: ReadRow): KnownSale | null;
}

/** Banks cut names at 20 to 30 characters: from here on a beginning is enough. */
const CUT_NAME = 18;
/** Of an invoice number, letters and digits counted. */
const SHORTEST_NUMBER = 4;

export function createBooks({ customers = [], openInvoices = [], sales = [] }: BookEntries): Books {
  const names = new Set(customers.map(({ name }) => nameKey(name)).filter((key) => key !== ''));
  const accounts = new Set(customers.map(({ accountNumber }) => accountNumber ?? '').filter((number) => number !== ''));
  const beginnings = Map.groupBy(
    [...names].filter((key) => key.length >= CUT_NAME),
    (key) => key.slice(0, CUT_NAME),
  );
  const byNumber = indexed(openInvoices, ({ number }) => numberKey(number));
  const byAmount = indexed(openInvoices, ({ currency, openMinor }) => `${currencyOf(currency)} ${openMinor}`);
  const saleByNumber = indexed(sales, ({ number }) => numberKey(number ?? ''));
  const salesByAmount = Map.groupBy(sales, ({ currency, amountMinor }) => `${currencyOf(currency)} ${amountMinor}`);
  return {
    isCustomer({ counterpartyKey: key, accountNumber }) {
      if (accountNumber !== null && accounts.has(accountNumber)) return true;
      if (key === '') return false;
      if (names.has(key)) return true;
      return (
        key.length >= CUT_NAME && (beginnings.get(key.slice(0, CUT_NAME)) ?? []).some((name) => name.startsWith(key))
      );
    },
    invoiceByReference: (row) => (byNumber.size === 0 ? null : byNumbers(row, byNumber)),
    invoiceByAmount: ({ currency, amountMinor }) => byAmount.get(`${currency} ${amountMinor}`) ?? null,
    saleRefundedBy: (row) => refunded(row, saleByNumber, salesByAmount),
  };
}

/** The first by id where several share a key: the order of the entries is nothing. */
function indexed<Entry extends OpenInvoice | KnownSale>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): ReadonlyMap<string, Entry> {
  const index = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const held = index.get(key);
    if (key !== '' && (held === undefined || idOf(entry) < idOf(held))) index.set(key, entry);
  }
  return index;
}

const idOf = (entry: OpenInvoice | KnownSale): string => ('id' in entry ? entry.id : entry.invoiceId);

function numberKey(number: string): string {
  const key = canonicalNumber(number);
  return key.length >= SHORTEST_NUMBER && /\d/.test(key) ? key : '';
}

const MOST_PARTS = 6;

/** By the row's tokens, and by words that the payer set apart: `INV 2026 043`. */
function byNumbers<Entry>(row: ReadRow, index: ReadonlyMap<string, Entry>): Entry | null {
  for (const token of row.referenceTokens) {
    const found = index.get(numberKey(token));
    if (found !== undefined) return found;
  }
  for (const words of row.businessWords) {
    for (let at = 0; at < words.length; at++) {
      let joined = '';
      for (let more = 0; more < MOST_PARTS && at + more < words.length; more++) {
        joined += (words[at + more] as string).replace(/^0+(?=\d)/, '');
        const found = index.get(joined);
        if (found !== undefined) return found;
      }
    }
  }
  return null;
}

const MOST_DAYS = 7;
const DAY_MS = 86_400_000;
const GIVES_BACK: ReadonlySet<string> = new Set([
  'refund',
  'refunded',
  'refunds',
  'rfd',
  'reversal',
  'return',
  'returned',
]);

/**
 * By number: at most the sale's amount, and either all of it or a word that says so. Without one: the equal amount to
 * the same payer or under the same session id, within seven days or with such a word.
 */
function refunded(
  row: ReadRow,
  byNumber: ReadonlyMap<string, KnownSale>,
  byAmount: ReadonlyMap<string, readonly KnownSale[]>,
): KnownSale | null {
  if (row.credit || row.amountMinor <= 0n) return null;
  const saysSo = row.narrationWords.some((word) => GIVES_BACK.has(word));
  const named = byNumber.size === 0 ? null : byNumbers(row, byNumber);
  if (named !== null && currencyOf(named.currency) === row.currency) {
    if (row.amountMinor === named.amountMinor || (row.amountMinor < named.amountMinor && saysSo)) return named;
  }
  const fitting = (byAmount.get(`${row.currency} ${row.amountMinor}`) ?? []).filter(
    (sale) =>
      (row.sessionId !== null && row.sessionId === sale.sessionId) ||
      (row.counterpartyKey !== '' &&
        row.counterpartyKey === nameKey(sale.counterparty) &&
        (saysSo || isNear(row, sale))),
  );
  return fitting.reduce<KnownSale | null>(
    (held, sale) => (held && held.invoiceId <= sale.invoiceId ? held : sale),
    null,
  );
}

function isNear({ day }: ReadRow, sale: KnownSale): boolean {
  if (day === null || sale.day === null) return false;
  const days = (Date.parse(day) - Date.parse(sale.day)) / DAY_MS;
  return days >= 0 && days <= MOST_DAYS;
}
