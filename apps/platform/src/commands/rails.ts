import { toWire } from '@kente/kit/money';
import Type from 'typebox';
import type { QueueItem, Reconciled } from '../rails/index.ts';
import { command } from './command.ts';
import { findEnvironment } from './find.ts';
import { Place } from './inputs.ts';

const strict = { additionalProperties: false };

const Reconcile = Type.Object({ ...Place, day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }, strict);

const reconcile = command('rails.reconcile', Reconcile, async ({ app, mode, day }, { tenancy, rails }) =>
  reconciledOnWire(await rails.reconciliation.day(await findEnvironment(tenancy, app, mode), day)),
);

const list = command('rails.queue.list', Type.Object({}, strict), async (_nothing, { rails }) => ({
  items: (await rails.queue.list()).map(itemOnWire),
}));

const Settle = Type.Object(
  {
    item: Type.String({ pattern: '^[0-9a-f]{24}$' }),
    as: Type.Union(['successful', 'failed', 'returned', 'noted'].map((each) => Type.Literal(each as 'noted'))),
    proof: Type.String({ minLength: 3, maxLength: 500 }),
  },
  strict,
);

const settle = command('rails.queue.settle', Settle, async ({ item, as, proof }, { rails }) =>
  itemOnWire(await rails.queue.settle(item, as, proof)),
);

const Paid = Type.Object(
  {
    ...Place,
    amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    reference: Type.String({ pattern: '^[!-~]{1,100}$' }),
  },
  strict,
);

const paid = command('rails.paid', Paid, async ({ app, mode, amount, reference }, { tenancy, rails }) => {
  const env = await findEnvironment(tenancy, app, mode);
  const { isNew, clearingMinor } = await rails.settlements.paid(env, { amountMinor: BigInt(amount), reference });
  return { booked: isNew, clearing: toWire(clearingMinor) };
});

/** Amounts in kobo. */
function itemOnWire({ envId, sessionId, movementId, amountMinor, inSuspense, ...item }: QueueItem) {
  const { id, kind, rail, direction, createdAt, settledAs, proof } = item;
  return {
    ...{ id, kind, rail, direction, environment: envId, session_id: sessionId, movement: movementId },
    ...{ amount: toWire(amountMinor), in_suspense: inSuspense },
    ...{ created_at: createdAt.toISOString(), settled_as: settledAs, proof },
  };
}

function reconciledOnWire({ day, lines, debitedMinor, creditedMinor, reversedMinor, found, ...more }: Reconciled) {
  const { receivedMinor, differences } = more;
  return {
    ...{ day, lines, debited: toWire(debitedMinor), credited: toWire(creditedMinor), reversed: toWire(reversedMinor) },
    ...{ received: toWire(receivedMinor), settled_by_the_report: found.length },
    differences: differences.map(({ sessionId, kind, oursMinor, theirsMinor }) => ({
      ...{ session_id: sessionId, kind },
      ours: toWire(oursMinor),
      theirs: toWire(theirsMinor),
    })),
  };
}

export const railCommands = [reconcile, list, settle, paid];
