import { okText, pieces } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { answerList } from './answer-list.ts';
import { AccountMissing, ListBody, ListQuery } from './schemas.ts';

const MESSAGE = 'Transaction retrieved successfully';

export const listTransactions = route({
  method: 'GET',
  path: '/v2/accounts/:id/transactions',
  access: { scope: 'transactions' },
  tag: 'Transactions',
  summary: 'Transactions of a linked account, newest first.',
  description:
    'Pending rows are listed too. `x-realtime: true` asks the bank first; see the `x-job-*` response headers.',
  query: ListQuery,
  responses: { 200: ListBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  mistakes: ({ caller, params, query }, { transactions }) => transactions.mistakes(caller.id, params.id, query),
  async handler(call, modules) {
    const { data, meta, headers } = await answerList(call, modules, 'v2');
    if (typeof data === 'string') return okText(data, JSON.stringify(meta), MESSAGE, headers);
    const timestamp = call.caller.clock.now().toISOString();
    const head = `{"status":"successful","message":"${MESSAGE}","timestamp":"${timestamp}","data":[`;
    return pieces([Buffer.from(head), ...data, Buffer.from(`],"meta":${JSON.stringify(meta)}}`)], headers);
  },
});
