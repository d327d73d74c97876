import type { InvoicingRoute } from '../../api/route.ts';
import { runRetention } from './run-retention.ts';

export const retentionRoutes: readonly InvoicingRoute[] = [runRetention];
