import { DAY_MS, later } from '@kente/kit/clock';
import { invalid } from '@kente/kit/errors';
import Type from 'typebox';
import { PRICED_PRODUCTS, type UsagePeriod } from '../index.ts';

/** Lagos days: UTC+1, the whole year. */
const LAGOS_OFFSET_MS = 3_600_000;

export const UsageQuery = {
  start: Type.Optional(Type.String({ description: 'The first day, in Lagos: YYYY-MM-DD or DD-MM-YYYY.' })),
  end: Type.Optional(Type.String({ description: 'The last day, included.' })),
  product: Type.Optional(
    Type.Union(
      PRICED_PRODUCTS.map((product) => Type.Literal(product)),
      { invalid: 'product is not one of the price book' },
    ),
  ),
};

export interface UsageFilter {
  start?: string;
  end?: string;
  product?: string;
}

/** @throws Refusal 400 for days that are none, and an end before the start. */
export function periodOf({ start, end, product }: UsageFilter): UsagePeriod {
  const [from, last] = [dayOf(start), dayOf(end)];
  const wrong = [...(from === 'wrong' ? ['start'] : []), ...(last === 'wrong' ? ['end'] : [])];
  if (wrong.length > 0) {
    throw invalid(wrong.map((field) => ({ field, message: `${field} must be a day, YYYY-MM-DD or DD-MM-YYYY` })));
  }
  if (from instanceof Date && last instanceof Date && last < from) {
    throw invalid([{ field: 'end', message: 'end must not be before start' }]);
  }
  return {
    from: from instanceof Date ? from : null,
    until: last instanceof Date ? later(last, DAY_MS) : null,
    product: product ?? null,
  };
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{2})-(\d{2})-(\d{4})$/;

/** When a day begins in Lagos. */
function dayOf(text: string | undefined): Date | null | 'wrong' {
  if (text === undefined || text === '') return null;
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month}-${day}`;
  if (!DAY.test(iso)) return 'wrong';
  const begins = Date.parse(`${iso}T00:00:00.000Z`);
  // 30 February is read as 2 March: that is no day of February.
  if (Number.isNaN(begins) || !iso.endsWith(`-${String(later(new Date(begins), 0).getUTCDate()).padStart(2, '0')}`))
    return 'wrong';
  return new Date(begins - LAGOS_OFFSET_MS);
}
