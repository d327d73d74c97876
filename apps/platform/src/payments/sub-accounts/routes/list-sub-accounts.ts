import { ok } from '@kente/kit/http/reply';
import { invalidInput, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import type { SubAccount } from '../index.ts';

const Entry = Type.Object(
  {
    id: Type.String(),
    account_number: Type.String(),
    status: Type.Literal('active'),
    name: Type.String(),
    category: Type.Literal('sub_account'),
    bank_name: Type.String(),
    bank_code: Type.String(),
    nibss_code: Type.String(),
    created_at: Type.String(),
    updated_at: Type.String(),
  },
  { additionalProperties: false },
);
const Paging = Type.Object({ paging: PageMeta }, { additionalProperties: false });

const onWire = (account: SubAccount) => ({
  id: account.id,
  account_number: account.accountNumber,
  status: 'active',
  name: account.name,
  category: 'sub_account',
  bank_name: account.bankName,
  bank_code: account.bankCode,
  nibss_code: account.nipCode,
  created_at: account.createdAt.toISOString(),
  updated_at: account.updatedAt.toISOString(),
});

export const listSubAccounts = route({
  method: 'GET',
  path: ['/v2/payments/payout/sub-account', '/v2/payments/payout/sub-accounts'],
  access: { product: 'payments' },
  tag: 'Payouts',
  summary: 'Sub-accounts, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: success(Type.Array(Entry), Paging), 400: invalidInput },
  async handler({ caller, query, url }, { payments, config }) {
    const page = pageRequest(query);
    const { total, accounts } = await payments.subAccounts.list(caller.id, page);
    const paging = pageMeta(config.publicUrl, url, total, page);
    return ok(accounts.map(onWire), 'Subaccounts retrieved successfully', { meta: { paging } });
  },
});
