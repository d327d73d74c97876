import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { healthOnWire } from '../wire.ts';
import { HealthBody } from './schemas.ts';

export const listHealth = route({
  method: 'GET',
  path: '/v3/institutions/health',
  access: { product: 'any' },
  tag: 'Institutions',
  summary: 'How calls to each institution went in the last 15 minutes.',
  description:
    "Failures are split into the bank's (`bank_faults`) and ours (`our_faults`); `person` counts wrong logins, which show that " +
    'the bank answers. `down`: more than half of the calls failed. `degraded`: more than 15 %. With fewer than 5 calls: `up`. ' +
    'A test key reads the sandbox, a live key the real banks.',
  responses: { 200: success(Type.Array(HealthBody)) },
  handler: async ({ caller }, { institutions }) => {
    const health = await institutions.healthOfAll(caller.mode);
    const listed = institutions.list(caller.mode);
    return ok(
      listed.map((each) => healthOnWire(each, health(each.id))),
      'Request completed successfully',
    );
  },
});
