/** A one-time payment begins: its session, its page, and the time that the payer has. */
import { later } from '@kente/kit/clock';
import { newId, randomText } from '@kente/kit/ids';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { CustomerInput } from '../../customers/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { newSessionCode } from '../identifiers.ts';
import type { Payment } from '../records/index.ts';
import { divide } from '../splits.ts';
import { validationError } from '../validation.ts';
import { chosenAccount, payingBank } from './chosen-account.ts';
import type { OneTimeDeps } from './deps.ts';
import { keepTime } from './ending.ts';
import type { NewSession } from './input.ts';
import { CheckoutVault, type ChosenAccount } from './session.ts';
import * as store from './store.ts';

/** What a repeated call is answered from after a crash. */
export const IDEMPOTENT_KIND = 'one-time';
const NUMBER_TRIES = 5;

/** @throws Refusal 400 for a used reference, a split that does not add up, a bank that is none; 404 for who is unknown. */
export async function makeSession(
  deps: OneTimeDeps,
  env: Environment,
  input: NewSession,
  recordedAs: RecordedAs,
): Promise<Payment> {
  const { db, records, customers, tenancy } = deps;
  if (input.customer && 'id' in input.customer) await customers.get(env.id, input.customer.id);
  const given = input.accountId === null ? null : await chosenAccount(deps, env, input.accountId);
  const fees = await priced(deps, env, input);
  refuseUnknownBank(deps, input);
  const customer: CustomerInput | null = input.customer ?? (given ? { id: given.customerId } : null);
  const transferNumber = input.method === 'transfer' ? await freeNumber(deps) : null;
  if (input.origin === 'directpay') deps.rails.movements.ready(env);
  const ttlMs = (await deps.settings.of(env))['checkout.ttl'];
  const [id, sessionCode] = [newId(), newSessionCode()];
  return db.transaction().execute(async (tx) => {
    const payer = customer && (await customers.findOrCreate(tx, env, customer));
    const payment = await records.insert(tx, env, {
      ...{ id, sessionCode, type: 'onetime-debit', channel: input.method, status: 'pending' },
      ...{ amountMinor: input.amountMinor, feeMinor: fees.feeMinor, feeBearer: 'business' },
      ...{ description: input.description, reference: input.reference },
      ...(input.split ? { split: input.split } : {}),
      ...(payer ? { customerId: payer.id } : {}),
      ...(given ? { accountId: given.chosen.id } : {}),
      ...(input.meta ? { meta: input.meta } : {}),
    });
    const expiresAt = later(payment.createdAt, ttlMs);
    await store.insert(tx, env.id, {
      ...{ payment_id: id, origin: input.origin, transfer_number: transferNumber, expires_at: expiresAt },
      split_leg_fee_minor: fees.legFeeMinor,
      ...chosenColumns(deps, env, id, input, given?.chosen ?? null),
    });
    await tenancy.registerPublicId(tx, env.id, 'payment', sessionCode);
    if (transferNumber !== null) await tenancy.registerPublicId(tx, env.id, 'transfer_number', transferNumber);
    await keepTime(deps, tx, env, id, expiresAt);
    await recordedAs(tx, { kind: IDEMPOTENT_KIND, id });
    return payment;
  });
}

function chosenColumns(
  { keyring }: OneTimeDeps,
  env: Environment,
  id: string,
  { institution, redirectUrl }: NewSession,
  chosen: ChosenAccount | null,
) {
  const vault = new CheckoutVault(keyring);
  const hint = institution?.accountNumber ?? null;
  return {
    ...{ redirect_url: redirectUrl, institution_id: institution?.id ?? null },
    auth_method: institution?.authMethod ?? null,
    hint_sealed: hint === null ? null : vault.sealHint(env.id, id, hint),
    ...{ account_id: chosen?.id ?? null, account_is_fixed: chosen !== null },
    account_sealed: chosen && vault.sealAccount(env.id, id, chosen),
  };
}

/** What it costs, and whether its shares fit into it. */
async function priced({ billing, subAccounts }: OneTimeDeps, env: Environment, { amountMinor, split }: NewSession) {
  const [feeMinor, legFeeMinor] = await Promise.all([
    billing.prices.minor(env.id, 'one_time', amountMinor),
    billing.prices.minor(env.id, 'split_leg'),
  ]);
  if (split) {
    const unknown = await subAccounts.unknownIn(env.id, split);
    if (unknown.length > 0) throw validationError(unknown);
    divide(split, { amountMinor, feeMinor, feeBearer: 'business', legFeeMinor });
  }
  return { feeMinor, legFeeMinor };
}

function refuseUnknownBank({ institutions }: OneTimeDeps, { institution }: NewSession): void {
  if (!institution) return;
  const found = institutions.find(institution.id);
  const refuse = (field: string, message: string) => validationError([{ field: `institution.${field}`, message }]);
  if (!found || found.closed || !payingBank(institutions.banks(), found)) {
    throw refuse('id', 'institution.id must be the id of a Nigerian bank, GET /v3/institutions');
  }
  const { authMethod } = institution;
  if (authMethod !== null && !institutions.method(found, authMethod)) {
    throw refuse('auth_method', `institution.auth_method: ${found.name} has no ${authMethod}`);
  }
}

/** Ten digits that nobody else is paid under, ever. */
async function freeNumber({ tenancy }: OneTimeDeps): Promise<string> {
  for (let tries = 0; tries < NUMBER_TRIES; tries += 1) {
    const number = `8${randomText('0123456789', 9)}`;
    if (!(await tenancy.findPublicId('transfer_number', number))) return number;
  }
  throw new Error('no account number is free');
}
