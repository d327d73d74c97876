import type { FastifyInstance } from 'fastify';
import { whileConnected } from '../../banks/wait.ts';
import type { Switch } from '../switch.ts';
import { parseSwitchFault } from '../switch-fault.ts';
import { ACCOUNT_BODY, type AccountOnWire, MANDATE_CODE } from '../wire.ts';

const BODY = {
  type: 'object',
  required: ['account', 'mandate_code'],
  properties: { account: ACCOUNT_BODY, mandate_code: MANDATE_CODE },
};
const HANGS_MS = 180_000;
const SLOW_MS = 5_000;

/** What an account holds. */
export function balanceEnquiry(app: FastifyInstance, { customers }: Switch): void {
  app.post<{ Body: { account: AccountOnWire } }>(
    '/balance-enquiry',
    { schema: { body: BODY } },
    async (request, reply) => {
      const { world, nowMs, simulate } = request.switchVisit;
      const { name, detail, latencyMs } = parseSwitchFault(simulate);
      if (name === 'timeout') await whileConnected(reply, HANGS_MS);
      if (name === 'slow') await whileConnected(reply, Number(detail) * 1_000 || latencyMs || SLOW_MS);
      if (name === 'rail_500' || name === 'garbage' || name === 'timeout')
        return reply.code(500).send({ code: 'internal' });
      if (name === 'decline' || name === 'code') return { response_code: detail || '05' };
      if (name !== 'none' && name !== 'slow') return { response_code: '91' };
      const { institution_code: nipCode, account_number: number, account_name: knownAs } = request.body.account;
      const { available } = await customers.find(world, { nipCode, number, knownAs }, nowMs);
      return { response_code: '00', available: Math.max(available, 0) };
    },
  );
}
