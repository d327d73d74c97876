import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures } from '../../api/schemas.ts';
import { bodyMistakes, RulesBody, readRules } from './rule-body.ts';
import { WouldMoveResult } from './schemas.ts';
import { wouldMoveOnWire } from './wire.ts';

export const tryRules = route({
  method: 'POST',
  path: '/si/mono/allow-deny/dry-run',
  access: { role: 'admin' },
  tag: 'Rules',
  summary: 'What a change of the rules would move among the newest transactions, without making it.',
  description:
    'The body is that of `POST /si/mono/allow-deny`. `counts` tells how many rows would move from which decision to ' +
    'which; `moves` names the first 100 of them.',
  body: RulesBody,
  responses: { 200: success(WouldMoveResult), ...failures(400, 404, 409) },
  mistakes: ({ body }) => bodyMistakes(body),
  async handler({ caller, body }, { tenancy, rules }) {
    const { anyId, wanted } = readRules(body);
    const tenant = await tenancy.resolve(caller, body);
    return ok(wouldMoveOnWire(await rules.dryRun(tenant, anyId, wanted)));
  },
});
