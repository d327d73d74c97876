import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { ClockBody, clockOnWire } from './clock-wire.ts';

export const readClock = route({
  method: 'GET',
  path: '/v2/sandbox/clock',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "The environment's clock.",
  responses: { 200: success(ClockBody) },
  handler: async ({ caller }, { sandbox }) => ok(clockOnWire(await sandbox.clock.state(caller))),
});
