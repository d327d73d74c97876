/** A business's own accounts, from which disbursements may be debited. Source: payments contract 12. */
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import { railUnavailable } from '../../rails/index.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { addMonths, lagosDay } from '../lagos-day.ts';
import { type Change, type Mandate, wireId } from '../mandates/index.ts';
import { validationError } from '../validation.ts';
import type { DisbursementsDeps } from './deps.ts';
import { refusals } from './refusals.ts';
import { resolve } from './resolving.ts';
import * as store from './source-store.ts';
import { type SourceStep, sourceTold } from './told.ts';

export interface SourceAccount {
  id: string;
  email: string;
  mandate: Mandate;
  createdAt: Date;
  updatedAt: Date;
}

export interface SourceInput {
  accountNumber: string;
  bankCode: string;
  email: string;
}

export interface SourceAccounts {
  /**
   * Asks the bank whose it is, and makes a mandate on it. @throws Refusal 400 for an account that the bank does not know, and
   * for one with a mandate that is not approved yet. @throws Fault 503 when the bank cannot be asked: nothing is stored.
   */
  create(env: Environment, input: SourceInput & { app: string }, recordedAs: RecordedAs): Promise<SourceAccount>;
  /** Another account needs another mandate, and is possible before the approval only. @throws Refusal 404, 400. */
  change(env: Environment, id: string, input: Partial<SourceInput>, recordedAs: RecordedAs): Promise<SourceAccount>;
  /** @throws Refusal 404. */
  get(env: Environment, id: string): Promise<SourceAccount>;
  /** Newest first. */
  list(env: Environment, page: { page: number; limit: number }): Promise<{ total: number; accounts: SourceAccount[] }>;
  activationUrl(source: SourceAccount): string;
}

/** What all debits together may take: more than any business has, and within what JSON holds exactly. */
const CEILING = 900_000_000_000_000;
const YEARS = 10;

export function createSourceAccounts(deps: DisbursementsDeps): SourceAccounts {
  const { db, keyring, mandates, config } = deps;
  const opened = async (env: Environment, row: store.StoredSource | undefined): Promise<SourceAccount> => {
    if (!row) throw refusals.unknownSource();
    return {
      id: row.id,
      email: keyring.open(place(env.id, row.id), row.email_sealed),
      mandate: await mandates.get(env, wireId(row.mandate_id)),
      ...{ createdAt: row.created_at, updatedAt: row.updated_at },
    };
  };
  const get = async (env: Environment, id: string) => opened(env, await store.find(db, env.id, id));
  followMandates(deps);
  return {
    get,
    async create(env, { app, ...input }, recordedAs) {
      if (app !== env.app.id) throw validationError([{ field: 'app', message: 'app must be the id of this app' }]);
      const [id, now] = [newId(), env.clock.now()];
      const email_sealed = keyring.seal(place(env.id, id), input.email);
      await makeMandate(deps, env, input, async (tx, mandateId) => {
        const row = { id, mandate_id: mandateId, email_sealed, created_at: now, updated_at: now };
        await store.insert(tx, env.id, row);
        const mandate = await mandates.lock(tx, env, mandateId);
        if (mandate) await deps.events.append(tx, env, [sourceTold('created', row, mandate, now)]);
        await recordedAs(tx, { kind: 'source-account', id });
      });
      return get(env, id);
    },
    async change(env, id, { email, ...input }, recordedAs) {
      const before = await get(env, id);
      const account = before.mandate.account;
      const isOther =
        (input.accountNumber !== undefined && input.accountNumber !== account?.accountNumber) ||
        (input.bankCode !== undefined && ![account?.bankCode, account?.nipCode].includes(input.bankCode));
      if (isOther && before.mandate.approvedAt !== null) throw refusals.sourceApproved();
      const now = env.clock.now();
      const emailed = email === undefined ? {} : { email_sealed: keyring.seal(place(env.id, id), email) };
      if (isOther && account) {
        const wanted = { accountNumber: account.accountNumber, bankCode: account.bankCode, ...input };
        await makeMandate(deps, env, wanted, async (tx, mandateId) => {
          await store.update(tx, env.id, id, { ...emailed, mandate_id: mandateId, updated_at: now });
          await recordedAs(tx, { kind: 'source-account.changed', id });
        });
        await mandates.act(env, wireId(before.mandate.id), 'cancel').catch((error: unknown) => {
          // It has ended by itself, which is as good.
          if (!(error instanceof Refusal)) throw error;
        });
        return get(env, id);
      }
      await db.transaction().execute(async (tx) => {
        await store.update(tx, env.id, id, { ...emailed, updated_at: now });
        await recordedAs(tx, { kind: 'source-account.changed', id });
      });
      return get(env, id);
    },
    async list(env, page) {
      const { total, rows } = await store.list(db, env.id, page);
      return { total, accounts: await Promise.all(rows.map((row) => opened(env, row))) };
    },
    activationUrl: ({ mandate }) => `${config.publicUrl}/authorise/${mandate.link}`,
  };
}

type Tx = Parameters<RecordedAs>[0];
type Written = (tx: Parameters<Parameters<DisbursementsDeps['mandates']['follow']>[0]>[0], id: string) => Promise<void>;

/** `written` runs in the transaction that makes the mandate. */
async function makeMandate(
  deps: DisbursementsDeps,
  env: Environment,
  { accountNumber, bankCode }: Omit<SourceInput, 'email'>,
  written: Written,
): Promise<void> {
  const { db, customers, mandates } = deps;
  const holder = await resolve(deps, env, { accountNumber, bankCode, email: '' });
  if (holder.kind === 'down') throw railUnavailable();
  if (holder.kind === 'invalid') throw refusals.account();
  // Nobody's customer: the business itself, under the name that it has at its bank in the sandbox, and its own in live.
  const name = env.mode === 'test' ? holder.recipient.name : env.business.name;
  const { id: customer } = await db
    .transaction()
    .execute((tx) => customers.findOrCreate(tx, env, { name, email: null }));
  const today = lagosDay(env.clock.now());
  const body = {
    ...{ customer, account_number: accountNumber, bank_code: bankCode, mandate_type: 'emandate' },
    ...{
      debit_type: 'variable',
      amount: CEILING,
      description: 'Disbursements',
      reference: `dsb-${newId().slice(-16)}`,
    },
    ...{ start_date: today, end_date: addMonths(today, YEARS * 12) },
  };
  const hook = (tx: Tx, { id }: { id: string }) => written(tx as Parameters<Written>[0], id);
  await mandates.create(env, body, hook, { ofBusiness: true }).catch((error: unknown) => {
    // Mandates refuse in an envelope of their own.
    if (error instanceof Refusal && error.code.startsWith('payments.action.'))
      throw new Refusal('disbursement.mandate', { status: 400, message: error.message });
    throw error;
  });
}

/** What happens to the mandate happens to the account. */
function followMandates({ mandates, events }: DisbursementsDeps): void {
  const STEPS: Readonly<Record<Change, SourceStep>> = {
    ...{ approved: 'approved', ready: 'enabled', reinstated: 'enabled' },
    ...{ paused: 'disabled', ended: 'disabled' },
  };
  mandates.follow(async (tx, env, mandate, change) => {
    const source = await store.findByMandate(tx, env.id, mandate.id);
    if (!source) return;
    await events.append(tx, env, [sourceTold(STEPS[change], source, mandate, env.clock.now())]);
  });
}

const place = (envId: EnvId, row: string) => ({ tenant: envId, column: 'disbursement_sources.email', row });
