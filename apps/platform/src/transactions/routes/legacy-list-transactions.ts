import { bareText, pieces } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { answerList } from './answer-list.ts';
import { AccountMissing, LegacyListBody, ListQuery } from './schemas.ts';

export const legacyListTransactions = route({
  method: 'GET',
  path: ['/accounts/:id/transactions', '/v1/accounts/:id/transactions'],
  access: { scope: 'transactions' },
  tag: 'Old routes',
  summary: 'Transactions of a linked account in their old, bare form.',
  query: ListQuery,
  responses: { 200: LegacyListBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  mistakes: ({ caller, params, query }, { transactions }) => transactions.mistakes(caller.id, params.id, query),
  async handler(call, modules) {
    const { data, meta, headers } = await answerList(call, modules, 'legacy');
    const { total, page, previous, next } = meta;
    const head = `{"paging":${JSON.stringify({ total, page, previous, next })},"data":`;
    if (typeof data === 'string') return bareText(`${head}${data}}`, headers);
    return pieces([Buffer.from(`${head}[`), ...data, Buffer.from(']}')], headers);
  },
});
