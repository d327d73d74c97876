import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { FaultBody, faultOnWire } from './fault-wire.ts';

export const listFaults = route({
  method: 'GET',
  path: '/v2/sandbox/faults',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: 'Faults that are ordered.',
  responses: { 200: success(Type.Array(FaultBody)) },
  handler: async ({ caller }, { sandbox }) => ok((await sandbox.faults.list(caller.id)).map(faultOnWire)),
});
