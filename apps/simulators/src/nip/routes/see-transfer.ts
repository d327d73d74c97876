import type { FastifyInstance } from 'fastify';
import { BankError } from '../../banks/bank-error.ts';
import { bankTime } from '../../banks/visit.ts';
import type { Switch } from '../switch.ts';
import { ACCOUNT_BODY, type AccountOnWire, AMOUNT } from '../wire.ts';

const BODY = {
  type: 'object',
  required: ['from', 'amount'],
  properties: { from: ACCOUNT_BODY, amount: AMOUNT },
};
/** NGN 50. Source: payments contract, 5.7. */
const AUTHORISES = 5_000;

/** The sandbox says that a payer made a transfer: NGN 50 authorise the mandates of that account, nothing else does. */
export function seeTransfer(app: FastifyInstance, { store, clock }: Switch): void {
  type Route = { Params: { world: string }; Body: { from: AccountOnWire; amount: number } };
  app.post<Route>('/nip/transfers', { schema: { body: BODY } }, async (request) => {
    const { from, amount } = request.body;
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(request.params.world))
      throw new BankError(400, 'invalid_world', 'Not a name for a world.');
    const at = new Date(bankTime(request, clock));
    const isIt = amount === AUTHORISES;
    const { institution_code: bank, account_number: number } = from;
    return { authorised: isIt ? await store.authorise(request.params.world, bank, number, at) : [] };
  });
}
