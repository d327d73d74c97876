import { type Call, type Route, routeBuilder } from '@kente/kit/http/route';
import type { Modules } from '../modules.ts';
import type { Environment } from '../tenancy/index.ts';
import type { Access } from './guard.ts';

/**
 * A route of the platform. `call.caller` is the environment of the key; see `Access` for who may call.
 *
 *     export const getWallet = route({
 *       method: 'GET', path: '/users/stats/wallet', access: { product: 'any' }, tag: 'Wallet',
 *       summary: 'Balance of the wallet.', responses: { 200: … },
 *       handler: async ({ caller }, { billing }) => bare({ balance: toWire(await billing.wallet.balance(caller)) }),
 *     });
 */
export const route = routeBuilder<Environment, Modules, Access>();
/** A route without a key: `caller` is null. */
export const openRoute = routeBuilder<null, Modules, Access & { open: true }>();

export type PlatformRoute = Route<Environment, Modules, Access> | Route<null, Modules, Access & { open: true }>;
export type PlatformCall = Call<Environment>;
