import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { RuleLists } from './schemas.ts';
import { listsOnWire } from './wire.ts';

export const listRules = route({
  method: 'GET',
  path: '/si/mono/allow-deny',
  access: { role: 'viewer' },
  tag: 'Rules',
  summary: 'The allow and deny rules of an environment, or of one of its accounts.',
  query: placed({ accountId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
  responses: { 200: success(RuleLists), ...failures(400, 404) },
  async handler({ caller, query }, { tenancy, rules }) {
    const tenant = await tenancy.resolve(caller, query);
    return ok(listsOnWire(await rules.lists(tenant, query.accountId ?? null)));
  },
});
