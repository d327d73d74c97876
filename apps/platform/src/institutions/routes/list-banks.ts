import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { BankBody } from './schemas.ts';

export const listBanks = route({
  method: 'GET',
  path: '/v3/banks/list',
  access: { product: ['connect', 'payments'] },
  tag: 'Institutions',
  summary: 'Banks of the Nigerian switch, and which of them take direct debits.',
  responses: { 200: success(Type.Object({ banks: Type.Array(BankBody) }, { additionalProperties: false })) },
  handler: (_call, { institutions }) => ok({ banks: institutions.banks() }),
});
