import type { PlatformRoute } from '../../../api/route.ts';
import { createRefund } from './create-refund.ts';

export const refundRoutes: readonly PlatformRoute[] = [createRefund];
