import type { PlatformRoute } from '../../../api/route.ts';
import { createSubAccount } from './create-sub-account.ts';
import { listSubAccounts } from './list-sub-accounts.ts';

export const subAccountRoutes: readonly PlatformRoute[] = [createSubAccount, listSubAccounts];
