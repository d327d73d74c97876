import { accountRoutes } from '../accounts/routes/index.ts';
import { docsRoutes } from '../docs/routes/index.ts';
import type { InvoicingRoute } from './route.ts';

/** Every route of the connector, in the order of its reference. */
export const invoicingRoutes: readonly InvoicingRoute[] = [...accountRoutes, ...docsRoutes];
