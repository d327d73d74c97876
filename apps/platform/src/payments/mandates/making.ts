/** Mandates come to be by a link, or directly with the account. Source: payments contract, 3, 5.2 and 5.3. */
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Customer, CustomerRow } from '../../customers/index.ts';
import type { Bank } from '../../institutions/index.ts';
import { railUnavailable } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { ActionContext } from '../action-envelope.ts';
import { newMandateLink, newNibssCode } from '../identifiers.ts';
import { endOfLagosDay, lagosTime } from '../lagos-day.ts';
import type { PartyAccount } from '../records/index.ts';
import type { PaymentSettings } from '../settings/index.ts';
import { validationError } from '../validation.ts';
import type { MandatesDeps } from './deps.ts';
import { type InputRules, type LinkInput, readDirect } from './input.ts';
import { awaitsApproval, type MandateStatus } from './lifecycle.ts';
import type { Mandate } from './mandate.ts';
import { namesMatch, splitBusinessName } from './name-match.ts';
import type { Otp } from './otp/index.ts';
import { contextOf, refusals } from './refusals.ts';
import { termColumns } from './rows.ts';
import type { Steps } from './steps.ts';
import * as store from './store.ts';
import type { Terms } from './terms.ts';

type Tx = Transaction<Schema>;

/** What a repeated call is answered from after a crash. */
export const IDEMPOTENT_KIND = 'mandate';

export function inputRules(env: Environment, settings: PaymentSettings, isBusiness: boolean): InputRules {
  return {
    now: env.clock.now(),
    ...{ allowSigned: settings['mandates.allow_signed'], selfie: settings['mandates.selfie'] },
    partialSweep: settings['sweep.partial'],
    debitLimitMinor: isBusiness ? settings['limit.corporate'] : settings['limit.personal'],
  };
}

/** @throws Refusal 400 for each of the reasons of 5.3, Fault 503 when the bank cannot be asked: nothing is stored then. */
export async function makeDirect(
  deps: MandatesDeps,
  steps: Steps,
  otp: Otp,
  env: Environment,
  body: unknown,
  recordedAs: RecordedAs,
  { ofBusiness = false }: { ofBusiness?: boolean } = {},
): Promise<Mandate> {
  const settings = await deps.settings.of(env);
  const context = contextOf(env, settings);
  const customer = await customerNamed(deps, env, body);
  const read = readDirect(body, inputRules(env, settings, customer?.type === 'business'));
  if (read.problems) throw validationError(read.problems);
  const { terms, accountNumber, bankCode } = read.value;
  if (terms.mandateType === 'sweep') throw refusals.sweep(context);
  if (!customer) throw refusals.customer(context);
  const name = nameOf(customer);
  if (!name || (env.mode === 'live' && !customer.identity && !ofBusiness)) {
    throw validationError([{ field: 'customer', message: 'Customer must have a name and a BVN' }]);
  }
  const bank = bankOf(deps, context, bankCode);
  if (await store.findByReference(deps.db, env.id, terms.reference)) throw refusals.reference(context);
  const account = await resolved(deps, env, context, { bank, accountNumber, name });
  const made = { id: newId(), link: newMandateLink(), nibssCode: newNibssCode(), customerId: customer.id };
  await refuseTaken(deps, env, context, { account, terms });
  const status = await atRail(deps, env, made.nibssCode, account, terms);
  return deps.db.transaction().execute(async (tx) => {
    const row = await insertWith(deps, steps, tx, env, { made, terms, account, status, context });
    await deps.tenancy.registerPublicId(tx, env.id, 'mandate', made.link);
    if (settings['mandates.legacy_otp']) await otp.open(tx, env, made.id);
    await recordedAs(tx, { kind: IDEMPOTENT_KIND, id: made.id });
    return settle(steps, tx, env, row, settings);
  });
}

/** `customer` is one that exists, held by the caller's transaction. @returns null when the reference is used already. */
export async function makeLink(
  deps: MandatesDeps,
  steps: Steps,
  tx: Tx,
  env: Environment,
  { terms, redirectUrl }: LinkInput,
  customer: Pick<CustomerRow, 'id'>,
): Promise<Mandate | null> {
  const now = env.clock.now();
  const id = newId();
  const link = newMandateLink();
  const isNew = await store.insert(tx, env.id, {
    ...{ id, link, nibss_code: newNibssCode(), status: 'awaiting_authorization', customer_id: customer.id },
    ...termColumns(terms),
    ...{ redirect_url: redirectUrl, created_at: now, updated_at: now },
  });
  if (!isNew) return null;
  await deps.tenancy.registerPublicId(tx, env.id, 'mandate', link);
  const mandate = await steps.lock(tx, env, id);
  if (!mandate) throw new Error('a mandate is gone that was made a moment ago');
  await steps.keepTime(tx, env, mandate, await deps.settings.of(env));
  return mandate;
}

async function customerNamed({ customers }: MandatesDeps, env: Environment, body: unknown): Promise<Customer | null> {
  const id = typeof body === 'object' && body !== null ? (body as { customer?: unknown }).customer : null;
  if (typeof id !== 'string') return null;
  return customers.read(env.id, id).catch((error: unknown) => {
    if ((error as { status?: unknown }).status === 404) return null;
    throw error;
  });
}

/** Both names, or null. A business has one, divided at its first space. */
function nameOf({ type, firstName, lastName, businessName, name }: Customer): string | null {
  const both =
    type === 'business' || !firstName ? splitBusinessName(businessName ?? name ?? '') : { firstName, lastName };
  return both.firstName && both.lastName ? `${both.firstName} ${both.lastName}` : null;
}

function bankOf({ institutions }: MandatesDeps, context: ActionContext, code: string): Bank {
  const bank = institutions.banks().find(({ bank_code, nip_code }) => bank_code === code || nip_code === code);
  if (!bank?.direct_debit) throw refusals.bank(context);
  return bank;
}

/** Whose account it is, as the bank says. */
async function resolved(
  { rail }: MandatesDeps,
  env: Environment,
  context: ActionContext,
  { bank, accountNumber, name: customerName }: { bank: Bank; accountNumber: string; name: string },
): Promise<PartyAccount> {
  const holder = await rail.nameEnquiry(env, { nipCode: bank.nip_code, accountNumber }, customerName);
  if (holder.kind === 'unavailable') throw railUnavailable(holder.why);
  if (holder.kind === 'refused') throw holder.code === '91' ? railUnavailable(holder.code) : refusals.account(context);
  if (!namesMatch(holder.name, customerName)) throw refusals.name(context);
  const { name } = holder;
  return { name, accountNumber, nipCode: bank.nip_code, bankCode: bank.bank_code, bankName: bank.name };
}

/** Before the rail is asked, and once more under the account's lock. */
async function refuseTaken(
  { db, records }: MandatesDeps,
  env: Environment,
  context: ActionContext,
  { account, terms }: { account: PartyAccount; terms: Terms },
  on: Tx | MandatesDeps['db'] = db,
): Promise<void> {
  const others = await store.aliveOn(on, env.id, records.payerKey(env.id, account));
  if (others.some(({ start_date }) => start_date === terms.startDate)) throw refusals.startDate(context);
  if (others.some(({ status }) => awaitsApproval(status as MandateStatus))) throw refusals.awaiting(context);
}

/**
 * Puts it before the rail, under a code that nobody has used: when the answer is lost, the rail keeps one that nobody
 * will ever authorise.
 */
export async function atRail(
  { rail }: MandatesDeps,
  env: Environment,
  code: string,
  account: PartyAccount,
  terms: Terms,
): Promise<'approved' | 'rejected' | 'waiting'> {
  const { nipCode, accountNumber, name } = account;
  const answer = await rail.createMandate(env, {
    ...{ code, account: { nipCode, accountNumber, name }, amountMinor: terms.amountMinor, kind: 'emandate' },
    ...{ startsAt: lagosTime(terms.startDate), endsAt: endOfLagosDay(terms.endDate) },
    authorisation:
      env.mode === 'test' ? 'at-once' : terms.verification === 'transfer_verification' ? 'transfer' : 'given',
  });
  if (answer.kind === 'unavailable') throw railUnavailable(answer.why);
  if (answer.kind === 'refused') return 'rejected';
  return answer.status === 'approved' || answer.status === 'rejected' ? answer.status : 'waiting';
}

interface Making {
  made: { id: string; link: string; nibssCode: string; customerId: string };
  terms: Terms;
  account: PartyAccount;
  status: 'approved' | 'rejected' | 'waiting';
  context: ActionContext;
}

async function insertWith(
  deps: MandatesDeps,
  steps: Steps,
  tx: Tx,
  env: Environment,
  { made, terms, account, status, context }: Making,
): Promise<{ mandate: Mandate; status: Making['status'] }> {
  const now = env.clock.now();
  const key = deps.records.payerKey(env.id, account);
  await deps.customers.findOrCreate(tx, env, { id: made.customerId });
  await store.lockAccount(tx, env.id, key);
  await refuseTaken(deps, env, context, { account, terms }, tx);
  const isNew = await store.insert(tx, env.id, {
    ...{ id: made.id, link: made.link, nibss_code: made.nibssCode, customer_id: made.customerId },
    status: terms.mandateType === 'signed' ? 'active' : 'initiated',
    ...termColumns(terms),
    ...{ account_sealed: steps.rows.seal(env.id, made.id, account), account_key: key },
    ...{ created_at: now, updated_at: now, initiated_at: now },
  });
  const mandate = isNew ? await steps.lock(tx, env, made.id) : null;
  if (!mandate) throw refusals.reference(context);
  return { mandate, status };
}

/** What the rail said at once is written at once, and told in the order of the states. */
export async function settle(
  steps: Steps,
  tx: Tx,
  env: Environment,
  { mandate, status }: { mandate: Mandate; status: Making['status'] },
  settings: PaymentSettings,
): Promise<Mandate> {
  if (status === 'approved') {
    await steps.approve(tx, env, mandate, settings, ['created']);
    return mandate;
  }
  await steps.tell(tx, env, mandate, settings, ['created']);
  if (status === 'rejected') {
    await steps.end(tx, env, mandate, 'reject', settings);
    return mandate;
  }
  await steps.keepTime(tx, env, mandate, settings);
  await steps.watch(tx, env, mandate);
  return mandate;
}
