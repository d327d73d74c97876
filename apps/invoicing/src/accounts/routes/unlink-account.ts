import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Flag, failures, isOn, placed } from '../../api/schemas.ts';
import { Unlinked } from './schemas.ts';

const purge = Type.Optional(Flag);

export const unlinkAccount = route({
  method: 'POST',
  path: '/si/mono/accounts/:id/unlink',
  access: { role: 'operator' },
  tag: 'Accounts',
  summary: 'End the consent to an account.',
  description:
    'Nothing is fetched any more. What was made of the account stays until retention takes it; with `purge` (in query or body, ' +
    'role admin) it goes at once, but for the tax fields of signed invoices. Doing it again does no harm.',
  query: Type.Object({ purge }),
  body: placed({ purge }),
  responses: { 200: success(Unlinked), ...failures(400, 404, 409, 502, 504) },
  async handler({ caller, params, query, body }, { tenancy, accounts }) {
    const tenant = await tenancy.resolve(caller, body);
    const how = { actor: caller, purge: isOn(query.purge) || isOn(body.purge) };
    const { id, purged } = await accounts.unlink(tenant, params.id, how);
    const { retainedSigned, ...gone } = purged;
    return ok({ id, unlinked: true, purged: gone, retainedSigned }, 'Account unlinked');
  },
});
