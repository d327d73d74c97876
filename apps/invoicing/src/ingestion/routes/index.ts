import type { InvoicingRoute } from '../../api/route.ts';
import { getCursor } from './get-cursor.ts';
import { syncAccount } from './sync.ts';
import { syncStored } from './sync-stored.ts';

export const ingestionRoutes: readonly InvoicingRoute[] = [syncAccount, syncStored, getCursor];
