import { invalidField } from '@kente/kit/errors';
import { bytes } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { periodOf, UsageQuery } from './usage.ts';

const MOST_ROWS = 50_000;
const HEAD = 'date,product,subject,list_price,charged';

/** The statement of usage as a file, for the books. */
export const exportUsage = route({
  method: 'GET',
  path: '/v2/billing/usage.csv',
  access: { product: 'any' },
  tag: 'Wallet',
  summary: `Statement of usage as CSV, newest first, in kobo. At most ${MOST_ROWS} calls: narrow the period for more.`,
  query: Type.Object(UsageQuery),
  responses: { 200: Type.String({ contentMediaType: 'text/csv' }), 400: invalidInput },
  handler: async ({ caller, query }, { billing }) => {
    const rows = await billing.usage(caller, periodOf(query), { limit: MOST_ROWS + 1, offset: 0 });
    if (rows.length > MOST_ROWS) {
      throw invalidField('start', `The period has more than ${MOST_ROWS} calls. Narrow it with start and end.`);
    }
    // Every value is ours: dates, names of the price book, ids and integers. None needs a quote.
    const lines = rows.map(({ at, product, subject, list_minor, charged_minor }) =>
      [at.toISOString(), product, subject ?? '', list_minor, charged_minor].join(','),
    );
    const headers = { 'content-disposition': 'attachment; filename="usage.csv"' };
    return bytes('text/csv; charset=utf-8', `${[HEAD, ...lines].join('\r\n')}\r\n`, headers);
  },
});
