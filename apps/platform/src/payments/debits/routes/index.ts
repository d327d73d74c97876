import type { PlatformRoute } from '../../../api/route.ts';
import { createDebit } from './create-debit.ts';
import { getDebit } from './get-debit.ts';
import { listDebits } from './list-debits.ts';

export const debitRoutes: readonly PlatformRoute[] = [createDebit, listDebits, getDebit];
