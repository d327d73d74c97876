import { bare } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const Wallet = Type.Object({ balance: Type.Integer() }, { additionalProperties: false });

/** Served bare, as it always was; `/v2` and `/v3` have no wallet of their own in the contract. */
export const getWallet = route({
  method: 'GET',
  path: ['/users/stats/wallet', '/v1/users/stats/wallet'],
  access: { product: 'any' },
  tag: 'Wallet',
  summary: "Balance of the business's wallet, in kobo.",
  responses: { 200: Wallet },
  handler: async ({ caller }, { billing }) => bare({ balance: toWire(await billing.wallet.balance(caller)) }),
});
