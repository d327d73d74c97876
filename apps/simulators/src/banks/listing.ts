import { dayText, parseDay } from '../history/calendar.ts';
import { listedSpan } from '../history/history.ts';
import type { AddedRow } from '../store/records.ts';
import { BankError } from './bank-error.ts';
import { type BankAccount, statement } from './customer-accounts.ts';
import type { Desk } from './desk.ts';
import { rowsStretch, type Stretch } from './printed-months.ts';
import type { PageMark } from './wire.ts';

/** All rows that one reading of a list shows, and the days that it covers, `YYYY-MM-DD`. */
export interface Listing {
  stretches: readonly Stretch[];
  from: string;
  to: string;
}

/** @throws BankError 400 for days that are none. */
export function listingOf(desk: Desk, account: BankAccount, added: readonly AddedRow[], mark: PageMark): Listing {
  const { plan, definition } = account;
  const span = listedSpan(plan, mark.asOfMs);
  if (added.length === 0 && definition === null && mark.from === null && mark.to === null) {
    const stretches = desk.months.list(plan, span.from, span.to, mark.asOfMs);
    return { stretches, from: dayText(span.from), to: dayText(span.to) };
  }
  const rows = within(statement(desk.shelf, account, added, mark.asOfMs), mark.from, mark.to);
  const first = definition?.history === 'rows' ? Math.min(span.from, rows[0]?.day ?? span.from) : span.from;
  return {
    stretches: [rowsStretch(rows, plan)],
    from: mark.from ?? dayText(first),
    to: mark.to ?? dayText(Math.max(span.to, rows.at(-1)?.day ?? span.to)),
  };
}

function within<T extends { day: number }>(rows: T[], from: string | null, to: string | null): T[] {
  if (from === null && to === null) return rows;
  const first = from === null ? Number.NEGATIVE_INFINITY : dayOrRefuse(from);
  const last = to === null ? Number.POSITIVE_INFINITY : dayOrRefuse(to);
  return rows.filter((row) => row.day >= first && row.day <= last);
}

function dayOrRefuse(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new BankError(400, 'invalid_date', 'Dates are YYYY-MM-DD.');
  return day;
}
