import type { FastifyInstance } from 'fastify';
import { stateOf } from '../mandate-state.ts';
import type { SwitchMandate } from '../store.ts';
import type { Switch } from '../switch.ts';
import { ACCOUNT_BODY, type AccountOnWire, AMOUNT, MANDATE_CODE } from '../wire.ts';

interface MandateBody {
  mandate_code: string;
  account: AccountOnWire;
  kind: SwitchMandate['kind'];
  authorisation: SwitchMandate['authorisation'];
}
const BODY = {
  type: 'object',
  required: ['mandate_code', 'account', 'amount', 'kind', 'authorisation', 'starts_at', 'ends_at'],
  properties: {
    mandate_code: MANDATE_CODE,
    account: ACCOUNT_BODY,
    amount: AMOUNT,
    kind: { enum: ['emandate', 'sweep'] },
    authorisation: { enum: ['transfer', 'given', 'at-once'] },
    starts_at: { type: 'string', maxLength: 40 },
    ends_at: { type: 'string', maxLength: 40 },
  },
};

/** Registers a mandate. The same code again is the same mandate. */
export function createMandate(app: FastifyInstance, { store }: Switch): void {
  app.post<{ Body: MandateBody }>('/mandates', { schema: { body: BODY } }, async (request) => {
    const { world, nowMs } = request.switchVisit;
    const { mandate_code: code, account, kind, authorisation } = request.body;
    const createdAt = new Date(nowMs);
    const authorisedAt = authorisation === 'transfer' ? null : createdAt;
    const place = { bank: account.institution_code, number: account.account_number };
    const mandate = await store.putMandate(world, { code, ...place, kind, authorisation, createdAt, authorisedAt });
    return mandate ? { response_code: '00', ...stateOf(mandate, nowMs) } : { response_code: '96' };
  });
}
