/** What a failure meant and how a debit would go: for the payer's and the lender's sake. Asks no bank and costs nothing. */
import { Refusal } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import { amountRefusal } from '../debits/index.ts';
import { type Mandate, whyNotUsable } from '../mandates/index.ts';
import { isFinal, isSuccess, type Payment } from '../records/index.ts';
import type { AccountStanding } from '../retry-policy/index.ts';
import { allowedFrom, causeOf, type FailureCause, nextAllowed } from './causes.ts';
import type { PaymentInsightDeps } from './deps.ts';
import { type Assessment, assess } from './likelihood.ts';
import { knownOf } from './linked.ts';

export type { PaymentInsightDeps } from './deps.ts';

export interface DebitCheck extends Assessment {
  mandate: Mandate;
  amountMinor: bigint;
  standing: AccountStanding | null;
  /** From when a debit would be sent; null: not as things are. */
  nextAllowedAt: Date | null;
}

export interface Failure extends FailureCause {
  debit: Payment;
  code: string;
  /** Whether the platform tries again by itself: a fixed mandate's schedule does. */
  willRetry: boolean;
  nextAllowedAt: Date | null;
  standing: AccountStanding | null;
}

export interface PaymentInsight {
  /** @throws Refusal 404 with code 50. */
  check(env: Environment, mandateId: string, amountMinor: bigint): Promise<DebitCheck>;
  /** Of a debit that failed. @throws Refusal 404 for the mandate, the debit, and for one that has not failed. */
  failure(env: Environment, mandateId: string, reference: string): Promise<Failure>;
}

const PAST_DEBITS = 20;

export function createPaymentInsight(deps: PaymentInsightDeps): PaymentInsight {
  const { mandates, debits, retryPolicy } = deps;
  const standingOf = async (env: Environment, { accountKey }: Mandate) =>
    accountKey ? retryPolicy.standingOf(env, accountKey) : null;

  return {
    async check(env, mandateId, amountMinor) {
      const now = env.clock.now();
      const mandate = await mandates.get(env, mandateId);
      const standing = await standingOf(env, mandate);
      const refusal = whyNotUsable(mandate, now) ?? (await refusalOfAmount(deps, env, mandate, standing, amountMinor));
      const { debits: past } = await debits.of(env.id, { mandateId: mandate.id, page: 1, limit: PAST_DEBITS });
      const decision = standing?.decision ?? ({ kind: 'allowed' } as const);
      const blockedUntil = decision.kind === 'blocked' ? allowedFrom(decision, now) : null;
      const assessment = assess({
        ...{ now, amountMinor, refusal, blockedUntil, isBusy: decision.kind === 'busy' },
        fundsTriesLeft: standing?.remaining.funds ?? 0,
        ...(await knownOf(deps, env, mandate)),
        past: past.filter(({ status }) => isFinal(status)).map(pastDebit),
      });
      const nextAllowedAt = refusal === null ? allowedFrom(decision, now) : null;
      return { ...assessment, mandate, amountMinor, standing, nextAllowedAt };
    },
    async failure(env, mandateId, reference) {
      const debit = await debits.get(env, mandateId, reference);
      if (debit.status !== 'failed' || debit.responseCode === null) throw notFailed();
      const mandate = await mandates.get(env, mandateId);
      const standing = await standingOf(env, mandate);
      const now = env.clock.now();
      const cause = causeOf(debit.responseCode);
      const decision = standing?.decision ?? ({ kind: 'allowed' } as const);
      const failedAt = debit.completedAt ?? debit.updatedAt;
      return {
        ...cause,
        ...{ debit, standing, code: debit.responseCode },
        willRetry: debit.type === 'fixed-debit' && whyNotUsable(mandate, now) === null,
        nextAllowedAt: nextAllowed(cause, { failedAt, decision, now }),
      };
    },
  };
}

const pastDebit = ({ status, responseCode, amountMinor, completedAt, updatedAt }: Payment) => ({
  ...{ isSuccessful: isSuccess(status), code: responseCode, amountMinor, at: completedAt ?? updatedAt },
});

/** As the debit itself would say it; a fee that the customer bears is taken on top. */
async function refusalOfAmount(
  { settings, billing, customers }: PaymentInsightDeps,
  env: Environment,
  mandate: Mandate,
  standing: AccountStanding | null,
  amountMinor: bigint,
): Promise<string | null> {
  const own = await settings.of(env);
  const customer = (await customers.byIds(env.id, [mandate.customerId])).get(mandate.customerId);
  const limit = own[customer?.type === 'business' ? 'limit.corporate' : 'limit.personal'];
  const product = mandate.mandateType === 'sweep' ? 'sweep' : 'direct_debit';
  const customerFeeMinor =
    mandate.feeBearer === 'customer' ? await billing.prices.minor(env.id, product, amountMinor) : 0n;
  return amountRefusal({ amountMinor, customerFeeMinor }, mandate, limit - (standing?.sentTodayMinor ?? 0n));
}

const notFailed = (): Refusal => new Refusal('debit.not_failed', { status: 404, message: 'This debit has not failed' });
