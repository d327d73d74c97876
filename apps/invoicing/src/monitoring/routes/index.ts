import type { InvoicingRoute } from '../../api/route.ts';
import { listEvents } from './list-events.ts';

export const monitoringRoutes: readonly InvoicingRoute[] = [listEvents];
