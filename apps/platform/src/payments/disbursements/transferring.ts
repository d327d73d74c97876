/** The items of a secured disbursement leave one by one, a bounded number at a time. Source: payments contract 12, 15. */
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import { completeIfDone } from './completing.ts';
import type { DisbursementsDeps } from './deps.ts';
import * as items from './item-store.ts';
import { openItem } from './sealing.ts';
import type * as store from './store.ts';

type Tx = Transaction<Schema>;

/** In one run, and of these at once on the rail. */
const IN_ONE_RUN = 25;
const AT_ONCE = 5;
/** A bank that is slow does not hold up the others: what comes later is written all the same. */
const WAIT_MS = 10_000;

const itemOwner = (id: string): string => `item:${id}`;

/** @returns what is left: `more` at once, `later` when the rail was down, or nothing. */
export async function transferSome(
  deps: DisbursementsDeps,
  env: Environment,
  id: string,
): Promise<'more' | 'later' | 'none'> {
  const { db, movements } = deps;
  const rows = await items.waiting(db, env.id, id, { isResolved: true, limit: IN_ONE_RUN });
  if (rows.length === 0) {
    await db.transaction().execute((tx) => completeIfDone(deps, tx, env, id));
    return 'none';
  }
  movements.ready(env);
  let isDown = false;
  for (let at = 0; at < rows.length && !isDown; at += AT_ONCE) {
    const sent = await Promise.all(rows.slice(at, at + AT_ONCE).map((row) => transfer(deps, env, row)));
    isDown = sent.includes('voided');
  }
  return isDown ? 'later' : 'more';
}

async function transfer(deps: DisbursementsDeps, env: Environment, row: store.StoredItem): Promise<string> {
  const { db, keyring, movements } = deps;
  const { recipient, amountMinor, narration, reference } = openItem(keyring, row);
  const movementId = await db.transaction().execute(async (tx: Tx) => {
    const now = env.clock.now();
    if (!(await items.step(tx, env.id, row.id, 'initiated', { status: 'processing', updated_at: now }))) return null;
    const { nipCode, accountNumber, name } = recipient;
    const movement = await movements.intend(tx, env, {
      ...{ owner: 'disbursement', ownerId: itemOwner(row.id), direction: 'credit', from: SETTLEMENT_ACCOUNT },
      ...{ to: { nipCode, accountNumber, name: name ?? '' }, amountMinor, narration, reference },
    });
    const columns = { movement_id: movement.id, session_id: movement.sessionId, updated_at: now };
    await items.step(tx, env.id, row.id, 'processing', columns);
    return movement.id;
  });
  return movementId === null ? 'taken' : (await movements.send(env, movementId, WAIT_MS)).status;
}
