import { getWallet } from './get-wallet.ts';

export const tenancyRoutes = [getWallet] as const;
