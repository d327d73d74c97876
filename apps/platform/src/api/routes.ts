import { accountRoutes } from '../accounts/routes/index.ts';
import { billingRoutes } from '../billing/routes/index.ts';
import { connectRoutes } from '../connect/routes/index.ts';
import { consoleRoutes } from '../console/routes/index.ts';
import { customerRoutes } from '../customers/routes/index.ts';
import { dashboardRoutes } from '../dashboard/routes/index.ts';
import { demoRoutes } from '../demo/routes/index.ts';
import { docsRoutes } from '../docs/routes/index.ts';
import { eventRoutes } from '../events/routes/index.ts';
import { insightRoutes } from '../insights/routes/index.ts';
import { institutionRoutes } from '../institutions/routes/index.ts';
import { balanceInquiryRoutes } from '../payments/balance-inquiry/routes/index.ts';
import { debitRoutes } from '../payments/debits/routes/index.ts';
import { disbursementRoutes } from '../payments/disbursements/routes/index.ts';
import { insightOfPaymentsRoutes } from '../payments/insight/routes/index.ts';
import { authoriseRoutes } from '../payments/mandates/authorise/routes/index.ts';
import { mandateRoutes } from '../payments/mandates/routes/index.ts';
import { oneTimeRoutes } from '../payments/one-time/routes/index.ts';
import { payoutRoutes } from '../payments/payouts/routes/index.ts';
import { paymentRecordRoutes } from '../payments/records/routes/index.ts';
import { refundRoutes } from '../payments/refunds/routes/index.ts';
import { subAccountRoutes } from '../payments/sub-accounts/routes/index.ts';
import { railRoutes } from '../rails/routes/index.ts';
import { sandboxRoutes } from '../sandbox/routes/index.ts';
import { transactionRoutes } from '../transactions/routes/index.ts';
import { statementRoutes } from '../transactions/statements/routes/index.ts';
import { withIdempotency } from './idempotency/idempotent.ts';
import type { PlatformRoute } from './route.ts';

const routes: readonly PlatformRoute[] = [
  ...connectRoutes,
  ...accountRoutes,
  ...transactionRoutes,
  ...insightRoutes,
  ...statementRoutes,
  ...customerRoutes,
  ...oneTimeRoutes,
  ...paymentRecordRoutes,
  ...refundRoutes,
  ...subAccountRoutes,
  ...payoutRoutes,
  ...disbursementRoutes,
  ...mandateRoutes,
  ...debitRoutes,
  ...authoriseRoutes,
  ...balanceInquiryRoutes,
  ...insightOfPaymentsRoutes,
  ...institutionRoutes,
  ...eventRoutes,
  ...sandboxRoutes,
  ...billingRoutes,
  ...railRoutes,
  ...docsRoutes,
  ...consoleRoutes,
  ...dashboardRoutes,
  ...demoRoutes,
];

/** Every route of the platform, in the order of the API reference. */
export const platformRoutes: readonly PlatformRoute[] = routes.map(withIdempotency);
