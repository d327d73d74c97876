import type { InvoicingRoute } from '../../api/route.ts';
import { exchangeCode } from './exchange.ts';
import { listAccounts } from './list-accounts.ts';
import { unlinkAccount } from './unlink-account.ts';
import { widgetLink } from './widget-link.ts';

export const accountRoutes: readonly InvoicingRoute[] = [widgetLink, exchangeCode, listAccounts, unlinkAccount];
