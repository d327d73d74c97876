import { exportUsage } from './export-usage.ts';
import { getUsage } from './get-usage.ts';
import { getWallet } from './get-wallet.ts';

export const billingRoutes = [getWallet, getUsage, exportUsage] as const;
