/** What becomes of a debit when the rail has said it, in the transaction that writes it. */
import type { Transaction } from 'kysely';
import type { Movement, Outcome } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from '../records/index.ts';
import type { AccountStanding, Sent } from '../retry-policy/index.ts';
import { owe } from './beneficiary.ts';
import type { Workshop } from './deps.ts';
import { tryAgainLater, tryEnded } from './fixed.ts';
import { takenOf } from './intent.ts';
import { debitEvent } from './told.ts';

type Tx = Transaction<Schema>;

export function watchOutcomes(deps: Workshop): void {
  deps.movements.owner('debit', {
    settled: (tx, env, movement, outcome) =>
      outcome.status === 'successful'
        ? succeeded(deps, tx, env, movement, outcome)
        : failed(deps, tx, env, movement, outcome),
    voided: (tx, env, movement) => voided(deps, tx, env, movement),
    reversed: (tx, env, movement, code) => reversed(deps, tx, env, movement, code),
  });
}

async function succeeded(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  { ownerId: id, rail }: Movement,
  { code }: Outcome,
): Promise<void> {
  const { records, retryPolicy, settings, events } = deps;
  const open = await openDebit(deps, tx, env, id);
  const takenMinor = takenOf(open);
  await move(deps, tx, env, open, { reservedMinor: takenMinor, takenMinor });
  const standing = open.payerKey && (await retryPolicy.succeeded(tx, env, open.payerKey, id));
  const splitLegFeeMinor = deps.waiting.get(id)?.splitLegFeeMinor ?? (await legFeeOf(deps, env, open));
  const { amountMinor, feeMinor } = open;
  const money = { amountMinor, feeMinor, splitLegFeeMinor, rail, responseCode: code };
  const payment = stepped(await records.collect(tx, env, id, money), id);
  if (standing) ended(deps, payment, standing);
  if (payment.beneficiary) await owe(deps, tx, env, payment);
  if (payment.type === 'fixed-debit') await tryEnded(deps, tx, env, payment, { kind: 'collected' });
  await events.append(tx, env, [debitEvent('successful', env, payment, await settings.of(env))]);
}

async function failed(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  { ownerId: id, intendedAt: sentAt }: Movement,
  { code, responseClass }: Outcome,
): Promise<void> {
  const { records, retryPolicy, settings, events } = deps;
  const open = await openDebit(deps, tx, env, id);
  await move(deps, tx, env, open, { reservedMinor: takenOf(open), takenMinor: 0n });
  const cause = responseClass === 'funds' ? 'funds' : 'other';
  const failure = { ...sentOf(open, sentAt), cause } as const;
  const standing = open.payerKey && (await retryPolicy.failed(tx, env, open.payerKey, failure));
  const payment = stepped(await records.transition(tx, env, id, 'failed', { responseCode: code }), id);
  if (standing) ended(deps, payment, standing);
  if (payment.type === 'fixed-debit') await tryEnded(deps, tx, env, payment, { kind: 'failed', code });
  await events.append(tx, env, [debitEvent('failed', env, payment, await settings.of(env))]);
}

/** Nothing was sent: the reference is free, the mandate whole, and nobody is told. */
async function voided(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  { ownerId: id, intendedAt: sentAt }: Movement,
): Promise<void> {
  const open = await openDebit(deps, tx, env, id);
  await move(deps, tx, env, open, { reservedMinor: takenOf(open), takenMinor: 0n });
  const standing = open.payerKey && (await deps.retryPolicy.unsent(tx, env, open.payerKey, sentOf(open, sentAt)));
  const payment = stepped(await deps.records.transition(tx, env, id, 'voided'), id);
  if (standing) ended(deps, payment, standing);
  if (payment.type === 'fixed-debit') await tryAgainLater(deps, tx, env, payment);
}

/** The bank took it back: what the mandate has given may be taken again. */
async function reversed(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  { ownerId: id, rail }: Movement,
  code: string,
): Promise<void> {
  const { records, settings, events } = deps;
  const known = await openDebit(deps, tx, env, id);
  const splitLegFeeMinor = await legFeeOf(deps, env, known);
  await move(deps, tx, env, known, { reservedMinor: 0n, takenMinor: -takenOf(known) });
  const payment = stepped(await records.reverse(tx, env, id, { rail, responseCode: code, splitLegFeeMinor }), id);
  await events.append(tx, env, [debitEvent('reversed', env, payment, await settings.of(env))]);
}

/** Read without its lock: everybody locks the mandate, then its account, then the debit. */
async function openDebit({ waiting, records }: Workshop, tx: Tx, env: Environment, id: string): Promise<Payment> {
  const known = waiting.get(id)?.payment ?? (await records.read(tx, env.id, id));
  if (!known) throw new Error(`debit ${id} does not exist`);
  return known;
}

/** The rail's movement goes from state to state with the debit: it is told of each once. */
function stepped(payment: Payment | null, id: string): Payment {
  if (!payment) throw new Error(`debit ${id} was not where its movement is`);
  return payment;
}

const sentOf = ({ id: debitId, amountMinor }: Payment, sentAt: Date): Sent => ({ debitId, amountMinor, sentAt });

const legFeeOf = async ({ billing }: Workshop, env: Environment, { split }: Payment): Promise<bigint> =>
  split ? billing.prices.minor(env.id, 'split_leg') : 0n;

async function move(
  { mandates }: Workshop,
  tx: Tx,
  env: Environment,
  { mandateId }: Payment,
  moved: { reservedMinor: bigint; takenMinor: bigint },
): Promise<void> {
  if (mandateId) await mandates.settle(tx, env, mandateId, moved);
}

/** For the call that waits here, if there is one. */
function ended({ waiting }: Workshop, payment: Payment, standing: AccountStanding): void {
  const known = waiting.get(payment.id);
  if (known) known.ended = { payment, standing };
}
