import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures } from '../../api/schemas.ts';
import { bodyMistakes, RulesBody, readRules } from './rule-body.ts';
import { SavedRules } from './schemas.ts';
import { savedOnWire } from './wire.ts';

export const saveRules = route({
  method: 'POST',
  path: '/si/mono/allow-deny',
  access: { role: 'admin' },
  tag: 'Rules',
  summary: 'Say which transactions always become drafts, and which never do.',
  description:
    'A deny rule beats every allow rule, whatever their levels. `merge` (the default) adds to the lists, `replace` puts the ' +
    'given lists in place of theirs; a list that is not given stays as it is. Open dead letters are counted, not replayed.',
  body: RulesBody,
  responses: { 200: success(SavedRules), ...failures(400, 404, 409) },
  mistakes: ({ body }) => bodyMistakes(body),
  async handler({ caller, body }, { tenancy, rules }) {
    const { anyId, wanted } = readRules(body);
    const tenant = await tenancy.resolve(caller, body);
    return ok(savedOnWire(await rules.save(tenant, anyId, wanted, caller)), 'Rules saved');
  },
});
