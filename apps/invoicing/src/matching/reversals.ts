import { dayNumber } from './calendar.ts';
import { aliasKeys, canonicalNumber } from './normalise.ts';
import { REVERSAL_DAYS } from './ruleset.ts';
import type { BankTransaction, InvoiceState } from './subjects.ts';
import { evidence, type Suggestion, shown } from './suggestion.ts';

/** A row that came before, with what it is allocated to. */
export interface EarlierTransaction {
  readonly transaction: BankTransaction;
  readonly allocations: readonly {
    readonly id: string;
    readonly invoiceId: string;
    readonly invoiceState: InvoiceState;
  }[];
}

const SAME = { session: 1, reference: 0.95, counterparty: 0.85 } as const;
const REGISTERED: ReadonlySet<InvoiceState> = new Set(['SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN']);

/**
 * The earlier rows that this one undoes: the other direction, the same amount and currency, within seven days, and the
 * same session id, reference or counterparty. Money that comes in undoes something only with its session id or by the
 * bank's word: a supplier of ours may be a customer too.
 */
export function reversals(transaction: BankTransaction, earlier: readonly EarlierTransaction[]): Suggestion[] {
  if (transaction.status !== 'posted') return [];
  return earlier
    .flatMap((row) => {
      // Money that went out undoes a match; where there was none, nothing is to be done.
      if (transaction.direction === 'debit' && row.allocations.length === 0) return [];
      const same = undoes(transaction, row.transaction);
      return same === null ? [] : [{ row, same, days: daysSince(row.transaction, transaction) }];
    })
    .sort((one, other) => SAME[other.same] - SAME[one.same] || one.days - other.days)
    .map(({ row, same, days }) => suggestion(transaction, row, same, days));
}

function undoes(transaction: BankTransaction, before: BankTransaction): keyof typeof SAME | null {
  const sameTenant =
    transaction.organisationId === before.organisationId && transaction.environmentId === before.environmentId;
  if (!sameTenant || transaction.id === before.id || transaction.direction === before.direction) return null;
  if (transaction.amount !== before.amount || transaction.currency !== before.currency) return null;
  const days = daysSince(before, transaction);
  if (!(days >= 0 && days <= REVERSAL_DAYS)) return null;
  if (transaction.sessionId !== null && transaction.sessionId === before.sessionId) return 'session';
  if (transaction.direction === 'credit' && !transaction.calledReversal) return null;
  if (sameReference(transaction.reference, before.reference)) return 'reference';
  const keys = aliasKeys(before.counterparty);
  return aliasKeys(transaction.counterparty).some((key) => keys.includes(key)) ? 'counterparty' : null;
}

function sameReference(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const canonical = canonicalNumber(one);
  return canonical !== null && canonical === canonicalNumber(other);
}

const daysSince = (before: BankTransaction, after: BankTransaction): number =>
  dayNumber(after.date) - dayNumber(before.date);

function suggestion(
  transaction: BankTransaction,
  { transaction: before, allocations }: EarlierTransaction,
  same: keyof typeof SAME,
  days: number,
): Suggestion {
  const registered = allocations.filter(({ invoiceState }) => REGISTERED.has(invoiceState));
  const when = days === 0 ? 'on the same day' : `${days} ${days === 1 ? 'day' : 'days'} earlier`;
  const label = same === 'session' ? 'session id' : same;
  const amount = shown(transaction.amount, transaction.currency);
  return {
    rule: 'reversal',
    lines: [],
    reverses: allocations.map(({ id }) => id),
    creditNotesFor: [...new Set(registered.map(({ invoiceId }) => invoiceId))],
    score: SAME[same],
    evidence: evidence(
      [{ name: 'same', value: label, contribution: SAME[same] }],
      `${amount} went back with the same ${label} as payment ${before.id} ${when}.`,
    ),
    certain: false,
  };
}
