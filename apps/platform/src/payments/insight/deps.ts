import type { Accounts } from '../../accounts/index.ts';
import type { Billing } from '../../billing/index.ts';
import type { Customers } from '../../customers/index.ts';
import type { Insights } from '../../insights/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Debits } from '../debits/index.ts';
import type { Mandates } from '../mandates/index.ts';
import type { RetryPolicy } from '../retry-policy/index.ts';
import type { Settings } from '../settings/index.ts';

export interface PaymentInsightDeps {
  mandates: Pick<Mandates, 'get'>;
  debits: Pick<Debits, 'get' | 'of'>;
  retryPolicy: Pick<RetryPolicy, 'standingOf'>;
  settings: Pick<Settings, 'of'>;
  billing: { prices: Pick<Billing['prices'], 'minor'> };
  customers: Pick<Customers, 'byIds'>;
  accounts: Pick<Accounts, 'list'>;
  insights: Pick<Insights, 'incomeRecords'>;
  institutions: Pick<Institutions, 'find'>;
}
