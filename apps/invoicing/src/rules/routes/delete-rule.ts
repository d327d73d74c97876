import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { SavedRules } from './schemas.ts';
import { savedOnWire } from './wire.ts';

export const deleteRule = route({
  method: 'DELETE',
  path: '/si/mono/allow-deny/:ruleId',
  access: { role: 'admin' },
  tag: 'Rules',
  summary: 'Take one rule back. Answers the lists that it stood in, without it.',
  query: placed({}),
  responses: { 200: success(SavedRules), ...failures(400, 404) },
  async handler({ caller, params, query }, { tenancy, rules }) {
    const tenant = await tenancy.resolve(caller, query);
    return ok(savedOnWire(await rules.remove(tenant, params.ruleId, caller)), 'Rule removed');
  },
});
