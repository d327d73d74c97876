import type { Account } from '../../accounts/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { lagosTime, readLagosDay } from '../lagos-day.ts';
import type { Mandate } from '../mandates/index.ts';
import type { PaymentInsightDeps } from './deps.ts';
import type { DebitFacts } from './likelihood.ts';

type Known = Pick<DebitFacts, 'balance' | 'income'>;

const ACCOUNTS_LOOKED_AT = 20;

/** What the customer's linked accounts tell, as it is held; the debited one first. */
export async function knownOf(
  deps: Pick<PaymentInsightDeps, 'accounts' | 'insights' | 'institutions'>,
  env: Environment,
  { customerId, account: debited }: Mandate,
): Promise<Known> {
  const page = { page: 1, limit: ACCOUNTS_LOOKED_AT };
  const { accounts } = await deps.accounts.list(env.id, { ...page, customerId });
  const isSame = ({ accountNumber, institutionId }: Account): boolean =>
    debited !== null &&
    accountNumber === debited.accountNumber &&
    deps.institutions.find(institutionId)?.nipCode === debited.nipCode;
  const inNaira = accounts.filter(({ currency }) => currency === 'NGN');
  const account = inNaira.find(isSame) ?? inNaira.find(({ balanceMinor }) => balanceMinor !== null);
  if (!account) return { balance: null, income: null };
  const { balanceMinor, lastSyncedAt } = account;
  const { records } = await deps.insights.incomeRecords(env, account.id, { page: 1, limit: 1 });
  return {
    balance:
      balanceMinor === null || lastSyncedAt === null
        ? null
        : { availableMinor: balanceMinor, readAt: lastSyncedAt, isSameAccount: isSame(account) },
    income: records[0] ? incomeOf(records[0].income) : null,
  };
}

/** Out of a record of income as it is told on the wire. */
function incomeOf(record: unknown): Known['income'] {
  const { aggregated_monthly_average_regular: monthly, income_streams: streams } = Object(record) as {
    aggregated_monthly_average_regular?: unknown;
    income_streams?: unknown;
  };
  if (typeof monthly !== 'number' || !Number.isSafeInteger(monthly)) return null;
  const days = (Array.isArray(streams) ? streams : []).flatMap((stream: unknown) => {
    const { last_income_date: day } = Object(stream) as { last_income_date?: unknown };
    const read = typeof day === 'string' ? readLagosDay(day) : null;
    return read === null ? [] : [read];
  });
  const last = days.toSorted().at(-1);
  return { monthlyMinor: BigInt(monthly), lastOn: last === undefined ? null : lagosTime(last) };
}
