import { okText } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { AccountMissing, FeedBody, FeedQuery } from './schemas.ts';

export const feedTransactions = route({
  method: 'GET',
  path: '/v2/accounts/:id/transactions/sync',
  access: { scope: 'transactions' },
  tag: 'Transactions',
  summary: 'What changed in an account since a cursor.',
  description:
    'Start with an empty cursor and follow `next_cursor` while `has_more`; later calls bring what changed meanwhile. ' +
    'Folding all pages in order equals the present list. A pending row that posts keeps its id and comes as modified.',
  query: FeedQuery,
  responses: { 200: FeedBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  handler: async ({ caller, params, query }, { transactions }) =>
    okText(await transactions.feed(caller.id, params.id, query), null, 'Transaction retrieved successfully'),
});
