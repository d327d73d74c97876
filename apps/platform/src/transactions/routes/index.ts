import type { PlatformRoute } from '../../api/route.ts';
import { feedTransactions } from './feed-transactions.ts';
import { legacyListTransactions } from './legacy-list-transactions.ts';
import { listTransactions } from './list-transactions.ts';

export const transactionRoutes: readonly PlatformRoute[] = [listTransactions, feedTransactions, legacyListTransactions];
