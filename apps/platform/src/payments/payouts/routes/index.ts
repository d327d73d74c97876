import type { PlatformRoute } from '../../../api/route.ts';
import { exportPayouts } from './export-payouts.ts';
import { listPayoutPayments } from './list-payout-payments.ts';
import { listPayouts } from './list-payouts.ts';

export const payoutRoutes: readonly PlatformRoute[] = [listPayouts, exportPayouts, listPayoutPayments];
