import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { AccountsBody } from './schemas.ts';
import { listedOnWire } from './wire.ts';

const Query = Type.Object({
  ...PageQuery,
  name: Type.Optional(Type.String()),
  account_number: Type.Optional(Type.String()),
  customer: Type.Optional(Type.String()),
});

export const listAccounts = route({
  method: 'GET',
  path: '/v2/accounts',
  access: { scope: 'accounts' },
  tag: 'Accounts',
  summary: 'Linked accounts, newest link first; all, or one customer’s.',
  query: Query,
  responses: { 200: AccountsBody, 400: invalidInput, 404: missing('customer') },
  async handler({ caller, query, url }, { accounts, customers, institutions, config }) {
    if (query.customer !== undefined) await customers.get(caller.id, query.customer);
    const page = pageRequest(query);
    const { total, accounts: rows } = await accounts.list(caller.id, {
      ...page,
      ...(query.name === undefined ? {} : { name: query.name }),
      ...(query.account_number === undefined ? {} : { accountNumber: query.account_number }),
      ...(query.customer === undefined ? {} : { customerId: query.customer }),
    });
    const bvns = caller.scopes.has('identity')
      ? await accounts.bvns(
          caller.id,
          rows.map((row) => row.id),
        )
      : new Map<string, string>();
    const people = await customers.byIds(
      caller.id,
      rows.map((row) => row.customerId),
    );
    const data = rows.map((row) => {
      const customer = people.get(row.customerId) ?? { id: row.customerId, name: null, email: null };
      return listedOnWire(row, institutions.byIdOrFail(row.institutionId), customer, bvns.get(row.id));
    });
    return ok(data, 'Data retrieved successfully', { meta: pageMeta(config.publicUrl, url, total, page) });
  },
});
