import { BankError } from '../banks/bank-error.ts';
import { dayText, localDayNumber, parseDay } from '../history/calendar.ts';
import type { NewRow } from '../store/records.ts';

export const ROWS_MAX = 1_000;

/** A row as the sandbox API takes it. */
export interface RowBody {
  /** `YYYY-MM-DD`: the day alone. An ISO date and time: the instant. Absent: now. */
  date?: string;
  /** Minor units, positive. */
  amount: number;
  type: 'credit' | 'debit';
  narration: string;
  status?: 'pending' | 'posted';
  provider_id?: string | null;
}
export const ROW_BODY = {
  type: 'object',
  required: ['amount', 'type', 'narration'],
  properties: {
    date: { type: 'string', maxLength: 40 },
    amount: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    type: { enum: ['credit', 'debit'] },
    narration: { type: 'string', maxLength: 2_000 },
    status: { enum: ['pending', 'posted'] },
    provider_id: { type: ['string', 'null'], minLength: 1, maxLength: 200 },
  },
};

/** @throws BankError 400 for a date that is none. */
export function toNewRow(row: RowBody, nowMs: number, offsetMinutes: number): NewRow {
  const { amount, type, narration } = row;
  const when = readDate(row.date, nowMs, offsetMinutes);
  return {
    ...when,
    amount,
    credit: type === 'credit',
    narration,
    pending: row.status === 'pending',
    providerId: row.provider_id ?? null,
  };
}

function readDate(
  date: string | undefined,
  nowMs: number,
  offsetMinutes: number,
): { day: string; atMs: number | null } {
  if (date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)) {
    if (parseDay(date) === null) throw new BankError(400, 'invalid_date', `${date} is not a day of the calendar.`);
    return { day: date, atMs: null };
  }
  const atMs = date === undefined ? nowMs : Date.parse(date);
  if (Number.isNaN(atMs))
    throw new BankError(400, 'invalid_date', `${date} is neither YYYY-MM-DD nor an ISO date and time.`);
  return { day: dayText(localDayNumber(atMs, offsetMinutes)), atMs };
}
