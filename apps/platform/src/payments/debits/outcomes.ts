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
  const known = deps.waiting.get(id);
  const intended = known?.payment ?? (await records.lock(tx, env.id, id));
  if (!intended) return;
  const { amountMinor, feeMinor } = intended;
  const splitLegFeeMinor = known?.splitLegFeeMinor ?? (await legFeeOf(deps, env, intended));
  const money = { amountMinor, feeMinor, splitLegFeeMinor, rail, responseCode: code };
  const payment = await records.collect(tx, env, id, money);
  if (!payment) return;
  const takenMinor = takenOf(payment);
  await move(deps, tx, env, payment, { reservedMinor: takenMinor, takenMinor });
  if (payment.payerKey) ended(deps, payment, await retryPolicy.succeeded(tx, env, payment.payerKey, id));
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
  const payment = await records.transition(tx, env, id, 'failed', { responseCode: code });
  if (!payment) return;
  await move(deps, tx, env, payment, { reservedMinor: takenOf(payment), takenMinor: 0n });
  if (payment.payerKey) {
    const cause = responseClass === 'funds' ? 'funds' : 'other';
    ended(deps, payment, await retryPolicy.failed(tx, env, payment.payerKey, { ...sentOf(payment, sentAt), cause }));
  }
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
  const payment = await deps.records.transition(tx, env, id, 'voided');
  if (!payment) return;
  await move(deps, tx, env, payment, { reservedMinor: takenOf(payment), takenMinor: 0n });
  if (payment.payerKey) {
    ended(deps, payment, await deps.retryPolicy.unsent(tx, env, payment.payerKey, sentOf(payment, sentAt)));
  }
  if (payment.type === 'fixed-debit') await tryAgainLater(deps, tx, env, payment);
}

/** The bank took it back: what the mandate has given may be taken again. */
async function reversed(deps: Workshop, tx: Tx, env: Environment, movement: Movement, code: string): Promise<void> {
  const { records, settings, events } = deps;
  const known = await records.lock(tx, env.id, movement.ownerId);
  if (!known) return;
  const splitLegFeeMinor = await legFeeOf(deps, env, known);
  const reversal = { rail: movement.rail, responseCode: code, splitLegFeeMinor };
  const payment = await records.reverse(tx, env, known.id, reversal);
  if (!payment) return;
  await move(deps, tx, env, payment, { reservedMinor: 0n, takenMinor: -takenOf(payment) });
  await events.append(tx, env, [debitEvent('reversed', env, payment, await settings.of(env))]);
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
