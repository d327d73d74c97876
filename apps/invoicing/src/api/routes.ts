import { accountRoutes } from '../accounts/routes/index.ts';
import { deadLetterRoutes } from '../dead-letters/routes/index.ts';
import { docsRoutes } from '../docs/routes/index.ts';
import { ingestionRoutes } from '../ingestion/routes/index.ts';
import { invoiceRoutes } from '../invoices/routes/index.ts';
import { monitoringRoutes } from '../monitoring/routes/index.ts';
import { retentionRoutes } from '../retention/routes/index.ts';
import { ruleRoutes } from '../rules/routes/index.ts';
import { tenancyRoutes } from '../tenancy/routes/index.ts';
import { webhookRoutes } from '../webhook-door/routes/index.ts';
import type { InvoicingRoute } from './route.ts';

/** Every route of the connector, in the order of its reference. */
export const invoicingRoutes: readonly InvoicingRoute[] = [
  ...accountRoutes,
  ...ingestionRoutes,
  ...monitoringRoutes,
  ...deadLetterRoutes,
  ...retentionRoutes,
  ...ruleRoutes,
  ...webhookRoutes,
  ...invoiceRoutes,
  ...tenancyRoutes,
  ...docsRoutes,
];
