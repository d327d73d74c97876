import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Flag, failures, isOn, placed } from '../../api/schemas.ts';
import { ListedAccount } from './schemas.ts';
import { linkedOnWire, listedOnWire } from './wire.ts';

const Query = placed({
  page: Type.Optional(Type.Integer({ minimum: 1, invalid: 'page must be a positive integer' })),
  linkedOnly: Type.Optional(Flag),
});

/** Upstream's own members pass through. */
const Meta = Type.Object({ previous: Nullable(Type.String()), next: Nullable(Type.String()) });

export const listAccounts = route({
  method: 'GET',
  path: '/si/mono/accounts',
  access: { role: 'viewer' },
  tag: 'Accounts',
  summary: 'List linked accounts, newest first; or every account of the app.',
  description:
    'With `linkedOnly=true` the list has one page. Without, it is the page of the provider with its own `meta`: that shows ' +
    "every organisation's accounts, so it is for whoever runs the deployment where there is more than one organisation.",
  query: Query,
  responses: { 200: success(Type.Array(ListedAccount), Meta), ...failures(400, 404, 502, 504) },
  async handler({ caller, query }, { tenancy, accounts }) {
    const tenant = await tenancy.resolve(caller, query);
    if (!isOn(query.linkedOnly)) {
      const { accounts: all, meta } = await accounts.everywhere(caller, query.page);
      return ok(all.map(listedOnWire), 'Mono accounts', { meta });
    }
    const linked = await accounts.linked(tenant);
    const meta = { total: linked.length, pages: 1, previous: null, next: null };
    return ok(linked.map(linkedOnWire), 'Linked Mono accounts', { meta });
  },
});
