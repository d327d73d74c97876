import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { isTooLarge } from '@kente/statements/amount';
import { BANK_CLOCK_MINUTES } from '@kente/statements/date';
import type { StatementRow } from '@kente/statements/statement';
import type { BankRow } from '../connector.ts';

/** Day, time, signed amount, balance, narration, reference, provider id, counterparty, pending. 0 stands for nothing. */
type PackedRow = readonly [string, string | 0, string, string | 0, string, string | 0, string | 0, string | 0, 0 | 1];

/** A statement's rows unpacked are never larger: 200,000 rows of bounded cells. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_NARRATION = 500;

/** Rows as one short string that survives JSON: a year of rows is a few kilobytes. */
export function packRows(rows: readonly StatementRow[]): { packed: string; count: number } {
  const packed = rows.flatMap(packRow);
  return { packed: deflateRawSync(JSON.stringify(packed)).toString('base64'), count: packed.length };
}

/** A fee that moved the balance besides its row becomes a row of its own, right after it, so that the balance chains. */
function packRow(row: StatementRow): readonly PackedRow[] {
  const fee = row.feeMinor ?? 0n;
  const sign = row.direction === 'credit' ? '' : '-';
  const pending = row.status === 'pending' ? 1 : 0;
  const texts = [row.reference ?? 0, row.providerId ?? 0, row.counterparty ?? 0] as const;
  const narration = row.narration.slice(0, MAX_NARRATION);
  const balance = row.balanceMinor;
  const before = balance === undefined || isTooLarge(balance + fee) ? 0 : (balance + fee).toString();
  const main: PackedRow = [row.date, row.time ?? 0, `${sign}${row.amountMinor}`, before, narration, ...texts, pending];
  if (fee === 0n) return [main];
  const after = balance === undefined ? 0 : balance.toString();
  return [main, [row.date, row.time ?? 0, `-${fee}`, after, `Fee: ${narration}`, texts[0], 0, 0, pending]];
}

/** The rows again, with instants on the clock of the bank's country. */
export function unpackRows(packed: string, country: string): readonly BankRow[] {
  const json = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8');
  const clockMinutes = BANK_CLOCK_MINUTES[country] ?? 0;
  return (JSON.parse(json) as readonly PackedRow[]).map((row) => unpackRow(row, clockMinutes));
}

function unpackRow(row: PackedRow, clockMinutes: number): BankRow {
  const [day, time, signed, balance, narration, reference, providerId, counterparty, pending] = row;
  const moved = BigInt(signed);
  return {
    providerId: providerId || null,
    day,
    at: time === 0 ? null : new Date(Date.parse(`${day}T${time}Z`) - clockMinutes * 60_000),
    amountMinor: moved < 0n ? -moved : moved,
    direction: moved < 0n ? 'debit' : 'credit',
    balanceMinor: balance === 0 ? null : BigInt(balance),
    narration,
    reference: reference || null,
    counterparty: counterparty === 0 ? null : { name: counterparty, accountNumber: null, bank: null },
    status: pending === 1 ? 'pending' : 'posted',
  };
}
