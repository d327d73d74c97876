import type { FieldProblem } from '@kente/kit/errors';
import { addDays, type LagosDay, lagosTime, readLagosDay } from '../lagos-day.ts';
import type { PaymentFilter } from './payment.ts';
import { PAYMENT_STATUSES } from './status.ts';

/** What the list of payments can be asked for; a partial debit is found among the successful ones of its mandate. */
export const LISTED_STATUSES = PAYMENT_STATUSES.filter(
  (status) => status !== 'voided' && status !== 'partial-debit-successful',
);

export interface ListQuery {
  start?: string;
  end?: string;
  status?: string;
}

/** Lagos days, both included; empty values count as absent. Every mistake is told. Source: payments contract 1, 4.6. */
export function readListQuery(query: ListQuery): {
  filter: Pick<PaymentFilter, 'from' | 'before' | 'status'>;
  problems: FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const day = (field: 'start' | 'end'): LagosDay | null => {
    const text = textOf(query[field]);
    if (text === '') return null;
    const read = readLagosDay(text.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1'));
    if (!read) problems.push({ field, message: `${field} must be a date, written as DD-MM-YYYY or YYYY-MM-DD` });
    return read;
  };
  const [start, end] = [day('start'), day('end')];
  if (start !== null && end !== null && start > end)
    problems.push({ field: 'start', message: 'start must not be after end' });
  const wanted = textOf(query.status);
  const status = LISTED_STATUSES.find((each) => each === wanted);
  if (wanted !== '' && status === undefined)
    problems.push({ field: 'status', message: `status must be one of ${LISTED_STATUSES.join(', ')}` });
  return {
    problems,
    filter: {
      ...(start === null ? {} : { from: lagosTime(start) }),
      ...(end === null ? {} : { before: lagosTime(addDays(end, 1)) }),
      ...(status === undefined ? {} : { status }),
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
