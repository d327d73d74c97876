import type { PlatformRoute } from '../../api/route.ts';
import { feedTransactions } from './feed-transactions.ts';
import { legacyListTransactions } from './legacy-list-transactions.ts';
import { listTransactions } from './list-transactions.ts';
import { monthlyFlowRoutes } from './monthly-flow.ts';

export const transactionRoutes: readonly PlatformRoute[] = [
  ...[listTransactions, feedTransactions, legacyListTransactions],
  ...monthlyFlowRoutes,
];
