/** Debits of mandates: asked for by the API, or by a fixed mandate's schedule. */
import { type FieldProblem, Refusal } from '@kente/kit/errors';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import type { Mandate } from '../mandates/index.ts';
import type { PartyAccount, Payment } from '../records/index.ts';
import { freshTally, retryHeaders, retryLimits } from '../retry-policy/index.ts';
import type { PaymentSettings } from '../settings/index.ts';
import { payBeneficiaries } from './beneficiary.ts';
import type { DebitsDeps, Workshop } from './deps.ts';
import { runSchedules } from './fixed.ts';
import { type DebitInput, readDebit } from './input.ts';
import { watchOutcomes } from './outcomes.ts';
import { actionContext, DebitRefused, railRefusal, refusalOf } from './refused.ts';
import { charge } from './sending.ts';

export type { DebitsDeps } from './deps.ts';
export { amountRefusal } from './input.ts';
export { messageOf } from './wire.ts';

/** A debit as its call is answered: final, or `processing`. */
export interface Answered {
  payment: Payment;
  own: PaymentSettings;
  /** The limits of the account. */
  headers: Record<string, string>;
}

export interface Debits {
  /**
   * Takes money from a variable mandate, and waits for it at most `debit.wait`. A bank's refusal is an outcome, and so is one
   * that is not known yet. @throws Refusal 404 with code 50; 400 for mistakes and for what the mandate does not allow; 409
   * and 429 by the limits; 503 when nothing was sent. All but the 404 bear the limits.
   */
  create(env: Environment, mandateId: string, body: unknown, recordedAs: RecordedAs): Promise<Answered>;
  /** How a debit stands, for a key whose call a crash cut short. @throws Refusal 503 for one that was never sent. */
  again(env: Environment, id: string): Promise<Answered>;
  /** What is wrong with a body, as `create` would say it. @throws Refusal 400 with the limits when anything is. */
  refuseMistakes(env: Environment, mandateId: string, body: unknown): Promise<void>;
  /** @throws Refusal 404 for the mandate, 404 for the debit. */
  get(env: Environment, mandateId: string, reference: string): Promise<Payment>;
  /** Of one mandate (row id), newest first; without those that were voided. */
  of(
    envId: EnvId,
    filter: { mandateId: string; page: number; limit: number },
  ): Promise<{ total: number; debits: Payment[] }>;
}

export function createDebits(given: DebitsDeps): Debits {
  const deps: Workshop = { ...given, waiting: new Map() };
  const { mandates, records, settings } = deps;
  watchOutcomes(deps);
  payBeneficiaries(deps);
  runSchedules(deps);
  return {
    async create(env, mandateId, body, recordedAs) {
      const mandate = await mandates.get(env, mandateId);
      const input = await read(deps, env, mandate, body);
      const own = await settings.of(env);
      try {
        const beneficiary = input.beneficiary && (await holder(deps, env, mandate, input.beneficiary));
        const { amountMinor, reference, narration, feeBearer, split, meta } = input;
        const { payment, standing } = await charge(
          deps,
          env,
          mandate,
          {
            ...{ type: 'variable-debit', amountMinor, reference, narration, split, meta, beneficiary },
            feeBearer: feeBearer ?? mandate.feeBearer,
          },
          recordedAs,
        );
        return { payment, own, headers: deps.retryPolicy.headers(env, standing) };
      } catch (error) {
        if (!(error instanceof DebitRefused)) throw error;
        const headers = error.standing
          ? deps.retryPolicy.headers(env, error.standing)
          : await headersOf(deps, env, mandate);
        throw refusalOf(error, actionContext(env, own), headers);
      }
    },
    again: (env, id) => standsNow(deps, env, id),
    async refuseMistakes(env, mandateId, body) {
      await read(deps, env, await mandates.get(env, mandateId), body);
    },
    async get(env, mandateId, reference) {
      const { id } = await mandates.get(env, mandateId);
      const payment = await records.findByReference(env.id, reference);
      if (!payment || payment.mandateId !== id) throw unknownDebit();
      return payment;
    },
    async of(envId, filter) {
      const { total, payments } = await records.list(envId, filter);
      return { total, debits: payments };
    },
  };
}

const unknownDebit = (): Refusal => new Refusal('debit.not_found', { status: 404, message: 'Debit not found' });

/** @throws Refusal 400 with every mistake, and the limits. */
async function read(deps: Workshop, env: Environment, mandate: Mandate, body: unknown): Promise<DebitInput> {
  const own = await deps.settings.of(env);
  const rules = { mandateType: mandate.mandateType, instantBeneficiary: own['debit.instant_beneficiary'] };
  const { value, problems } = readDebit(body, rules);
  const more: FieldProblem[] = [];
  if (value?.split) more.push(...(await deps.subAccounts.unknownIn(env.id, value.split)));
  if (value?.beneficiary && !bankByCode(deps.institutions.banks(), value.beneficiary.nipCode)) {
    more.push({ field: 'beneficiary.nip_code', message: 'beneficiary.nip_code is the code of no bank' });
  }
  if (value && more.length === 0) return value;
  const headers = await headersOf(deps, env, mandate);
  const data = [...(problems ?? []), ...more];
  throw new Refusal('input.invalid', { status: 400, message: 'Validation error', data, headers });
}

async function headersOf(
  { retryPolicy, settings }: Workshop,
  env: Environment,
  { accountKey }: Mandate,
): Promise<Record<string, string>> {
  if (accountKey) return retryPolicy.headers(env, await retryPolicy.standingOf(env, accountKey));
  const own = await settings.of(env);
  const limits = retryLimits({ fundsMore: own['retry.funds_more'], otherMore: own['retry.other_more'] });
  return retryHeaders(freshTally(env.clock.now()), limits, env.clock.now());
}

/** Whose account the money goes to, as its bank says. */
async function holder(
  { institutions, rail, retryPolicy }: Workshop,
  env: Environment,
  { accountKey }: Mandate,
  { nuban: accountNumber, nipCode }: { nuban: string; nipCode: string },
): Promise<PartyAccount> {
  const bank = bankByCode(institutions.banks(), nipCode);
  const found = await rail.nameEnquiry(env, { nipCode, accountNumber });
  const standing = accountKey ? await retryPolicy.standingOf(env, accountKey) : null;
  if (found.kind === 'unavailable') throw railRefusal(standing);
  if (found.kind === 'refused' || !bank) throw new DebitRefused('state', 'Could not resolve account', standing);
  return { name: found.name, accountNumber, nipCode, bankCode: bank.bank_code, bankName: bank.name };
}

/** From the record alone. */
async function standsNow(deps: Workshop, env: Environment, id: string): Promise<Answered> {
  const payment = await deps.records.find(env.id, id);
  if (!payment) throw new Error(`debit ${id} does not exist`);
  const own = await deps.settings.of(env);
  const standing = payment.payerKey ? await deps.retryPolicy.standingOf(env, payment.payerKey) : null;
  const headers = standing ? deps.retryPolicy.headers(env, standing) : {};
  if (payment.status === 'voided') throw refusalOf(railRefusal(standing), actionContext(env, own), headers);
  return { payment, own, headers };
}
