/** Sets the money of a disbursement aside before anything is transferred. Source: payments contract 12, 17. */
import type { Transaction } from 'kysely';
import { LedgerShort } from '../../ledger/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { isReady, type Mandate } from '../mandates/index.ts';
import { disbursementSecured } from '../postings.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import type { DisbursementsDeps } from './deps.ts';
import type { Disbursement } from './disbursement.ts';
import * as items from './item-store.ts';
import * as sources from './source-store.ts';
import * as store from './store.ts';
import { failed } from './told.ts';

type Tx = Transaction<Schema>;

/** What follows: transfers, nothing (the rail is being asked), or the end. */
type Secured = 'secured' | 'asking' | 'ended';

const secureOwner = (id: string): string => `secure:${id}`;

/** From `processing` on. Safe to run twice: money is taken once. */
export async function secure(deps: DisbursementsDeps, env: Environment, id: string): Promise<Secured> {
  const { db, movements, retries, settings } = deps;
  const known = await store.find(db, env.id, id);
  if (known?.source === 'mandate') movements.ready(env);
  const step = await db.transaction().execute(async (tx) => {
    const row = await store.lock(tx, env.id, id);
    if (row?.status !== 'processing') return 'asking' as const;
    const neededMinor = await items.secure(tx, env.id, id);
    if (neededMinor === 0n) return 'secured' as const;
    if (row.source === 'wallet') return fromWallet(deps, tx, env, row, neededMinor);
    return askForDebit(deps, tx, env, row, neededMinor);
  });
  if (typeof step === 'string') return step;
  const state = await movements.send(env, step.movementId, (await settings.of(env))['debit.wait']);
  if (state.status === 'processing') {
    const { accountKey } = step.mandate;
    if (accountKey) await db.transaction().execute((tx) => retries.left(tx, env, accountKey, id));
  }
  return 'asking';
}

async function fromWallet(
  deps: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  row: Disbursement,
  neededMinor: bigint,
): Promise<Secured> {
  const now = env.clock.now();
  try {
    await deps.ledger.post(tx, env.id, {
      ...{ key: `disburse:${row.id}:secured`, kind: 'disbursement.secured', at: now },
      entries: disbursementSecured(row.id, { app: env.app.id }, neededMinor),
    });
  } catch (error) {
    if (!(error instanceof LedgerShort)) throw error;
    await fail(deps, tx, env, row, 'Insufficient wallet balance');
    return 'ended';
  }
  await store.update(tx, env.id, row.id, { status: 'secured', secured_minor: neededMinor, updated_at: now });
  return 'secured';
}

async function askForDebit(
  deps: DisbursementsDeps,
  tx: Tx,
  env: Environment,
  row: Disbursement,
  amountMinor: bigint,
): Promise<Secured | { movementId: string; mandate: Mandate }> {
  const { mandates, movements, retries } = deps;
  const source = row.sourceId === null ? undefined : await sources.find(tx, env.id, row.sourceId);
  const mandate = source ? await mandates.lock(tx, env, source.mandate_id) : null;
  const refused = async (message: string): Promise<Secured> => {
    await fail(deps, tx, env, row, message);
    return 'ended';
  };
  if (!mandate?.account || !mandate.accountKey || !isReady(mandate, env.clock.now()))
    return refused('Source account is not ready for debit');
  const account = await retries.lock(tx, env, mandate.accountKey);
  if (account.standing.decision.kind !== 'allowed') return refused('The source account cannot be debited again today');
  if (!(await mandates.reserve(tx, env, mandate.id, amountMinor)))
    return refused('Amount exceeds what may still be taken from the source account');
  await account.enter({ debitId: row.id, amountMinor });
  const { nipCode, accountNumber, name } = mandate.account;
  const movement = await movements.intend(tx, env, {
    ...{ owner: 'disbursement', ownerId: secureOwner(row.id), direction: 'debit', to: SETTLEMENT_ACCOUNT, amountMinor },
    from: { nipCode, accountNumber, name },
    ...{ narration: row.description, reference: row.reference, mandateCode: mandate.nibssCode },
  });
  await store.update(tx, env.id, row.id, {
    ...{ status: 'securing', secured_minor: amountMinor, movement_id: movement.id, updated_at: env.clock.now() },
  });
  return { movementId: movement.id, mandate };
}

/** Nothing was taken, and nothing will be. */
export async function fail(
  { events }: Pick<DisbursementsDeps, 'events'>,
  tx: Tx,
  env: Environment,
  row: Disbursement,
  message: string,
): Promise<void> {
  const now = env.clock.now();
  const columns = { status: 'failed', secured_minor: 0n, message, completed_at: now, updated_at: now };
  await items.failAll(tx, env.id, row.id, { message, at: now });
  await store.update(tx, env.id, row.id, columns);
  await events.append(tx, env, [failed(row, message)]);
}
