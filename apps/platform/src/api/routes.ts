import { accountRoutes } from '../accounts/routes/index.ts';
import { connectRoutes } from '../connect/routes/index.ts';
import { customerRoutes } from '../customers/routes/index.ts';
import { demoRoutes } from '../demo/routes/index.ts';
import { docsRoutes } from '../docs/routes/index.ts';
import { eventRoutes } from '../events/routes/index.ts';
import { insightRoutes } from '../insights/routes/index.ts';
import { institutionRoutes } from '../institutions/routes/index.ts';
import { sandboxRoutes } from '../sandbox/routes/index.ts';
import { tenancyRoutes } from '../tenancy/routes/index.ts';
import { transactionRoutes } from '../transactions/routes/index.ts';
import { statementRoutes } from '../transactions/statements/routes/index.ts';
import type { PlatformRoute } from './route.ts';

/** Every route of the platform, in the order of the API reference. */
export const platformRoutes: readonly PlatformRoute[] = [
  ...connectRoutes,
  ...accountRoutes,
  ...transactionRoutes,
  ...insightRoutes,
  ...statementRoutes,
  ...customerRoutes,
  ...institutionRoutes,
  ...eventRoutes,
  ...sandboxRoutes,
  ...tenancyRoutes,
  ...docsRoutes,
  ...demoRoutes,
];
