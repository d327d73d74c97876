import type { Minor } from '@kente/kit/money';
import { bankDaysBetween, dayNumber } from './calendar.ts';
import { gatewayFee } from './deductions.ts';
import { currencyCode, words } from './normalise.ts';
import type { BankTransaction, CalendarDate, Tenant } from './subjects.ts';
import { evidence, type Line, NO_REVERSAL, paid, type Suggestion, shown } from './suggestion.ts';

/** What a gateway collected and pays out in one sum, as its own report tells. */
export interface PayoutBatch extends Tenant {
  readonly id: string;
  readonly gateway: string;
  readonly currency: string;
  /** The day the money is due at the bank. */
  readonly settledOn: CalendarDate;
  readonly sales: readonly {
    readonly invoiceId: string;
    readonly gross: Minor;
    /** Null where the report names none: then 1.5 % and 100 naira, at most 2,000. */
    readonly fee: Minor | null;
  }[];
}

const GATEWAYS: Readonly<Record<string, string>> = {
  PAYSTACK: 'paystack',
  STACK: 'paystack',
  FLUTTERWAVE: 'flutterwave',
  FLW: 'flutterwave',
  MONNIFY: 'monnify',
  REMITA: 'remita',
  INTERSWITCH: 'interswitch',
  QUICKTELLER: 'interswitch',
  SQUAD: 'squad',
  SQUADCO: 'squad',
};

/** The gateway that a counterparty's name says, or null. */
export function gatewayOf(counterparty: string | null): string | null {
  const first = counterparty === null ? undefined : words(counterparty)[0];
  return (first === undefined ? undefined : GATEWAYS[first]) ?? null;
}

const SETTLES_WITHIN = 3;
const MOST_SALES = 5_000;

/** The batches that a payout is: one gateway, the net of all sales, within three bank days. Never one sale of them. */
export function payouts(transaction: BankTransaction, batches: readonly PayoutBatch[]): Suggestion[] {
  if (transaction.gateway === null || transaction.direction !== 'credit' || transaction.status !== 'posted') return [];
  const fitting = batches.flatMap((batch) => {
    const read = fits(transaction, batch);
    return read === null ? [] : [{ batch, ...read }];
  });
  return fitting
    .sort((one, other) => one.days - other.days || (one.batch.id < other.batch.id ? -1 : 1))
    .map(({ batch, lines, gross, days }) => ({
      rule: 'payout' as const,
      lines,
      ...NO_REVERSAL,
      score: fitting.length === 1 ? 1 : 0.9,
      evidence: evidence(
        [
          { name: 'amount', value: 1, contribution: fitting.length === 1 ? 1 : 0.9 },
          { name: 'members', value: batch.sales.length, contribution: 0 },
          { name: 'date', value: days, contribution: 0 },
        ],
        `${paid(transaction)} is what ${batch.gateway} owes for batch ${batch.id}: ${shown(gross, batch.currency)} less fees.`,
      ),
      certain: false,
    }));
}

function fits(transaction: BankTransaction, batch: PayoutBatch): { lines: Line[]; gross: Minor; days: number } | null {
  const sameTenant =
    transaction.organisationId === batch.organisationId && transaction.environmentId === batch.environmentId;
  if (!sameTenant || batch.gateway !== transaction.gateway || batch.sales.length > MOST_SALES) return null;
  if (currencyCode(batch.currency) !== currencyCode(transaction.currency)) return null;
  const days = bankDaysBetween(dayNumber(transaction.date), dayNumber(batch.settledOn));
  if (!(days <= SETTLES_WITHIN)) return null;
  const sales = batch.sales.map((sale) => ({ ...sale, fee: sale.fee ?? gatewayFee(sale.gross) }));
  const net = sales.reduce((sum, { gross, fee }) => sum + gross - fee, 0n);
  if (net !== transaction.unallocated || sales.some(({ gross, fee }) => fee >= gross || fee < 0n)) return null;
  const lines = sales.flatMap(({ invoiceId, gross, fee }): Line[] => [
    { invoiceId, amount: gross - fee, kind: 'payment' },
    ...(fee > 0n ? [{ invoiceId, amount: fee, kind: 'fee' as const }] : []),
  ]);
  return { lines, gross: sales.reduce((sum, { gross }) => sum + gross, 0n), days };
}
