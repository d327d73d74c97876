import { createHash } from 'node:crypto';
import { type Clock, later, SECOND_MS, systemClock } from '@kente/kit/clock';
import { Fault, Refusal } from '@kente/kit/errors';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Kysely } from 'kysely';
import type { Accounts, Holder } from '../accounts/index.ts';
import { refuse } from '../api/refusals.ts';
import type { Config } from '../config.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenant } from '../tenancy/index.ts';
import { countAtDoor, countHere } from './counts.ts';
import { type Fields, readEvent, type WebhookEvent } from './event.ts';
import { FINISH_JOB } from './job-names.ts';
import { jsonOf } from './json.ts';
import type { Action } from './ports.ts';
import type { Processing } from './processing.ts';
import { type Headers, proven } from './proof.ts';
import * as store from './store.ts';

export interface Delivery {
  /** As it came: another spelling of the same JSON has another signature. */
  body: Uint8Array;
  headers: Headers;
  traceId: string;
}

export interface Answer {
  event: string;
  action: Action;
  /** The sender's; where there is none, SHA-256 of the body. */
  eventId: string;
}

export interface ReceivingDeps {
  db: Kysely<Schema>;
  clock: Clock;
  config: Config;
  accounts: Accounts;
  processing: Processing;
}

/** The job comes after the work that is done at once, and finds it finished. */
const JOB_AFTER_MS = 5 * SECOND_MS;
const EVENT_NAME_MOST = 100;

/** Proves, finds out whose it is, keeps it, and then does what it asks for. */
export async function receive(deps: ReceivingDeps, delivery: Delivery): Promise<Answer> {
  const { db, clock, config, processing } = deps;
  const now = clock.now();
  const { verified, body } = await admitted(deps, delivery, now);
  const event = readEvent(body);
  const eventId = event.eventId ?? createHash('sha256').update(delivery.body).digest('hex');
  const told = { event: event.name, eventId };
  const isForeign = config.upstream.appId !== null && event.appId !== null && event.appId !== config.upstream.appId;
  if (isForeign || (event.accountId === null && event.kind === null)) {
    // What is sent to another app is nothing to tell here.
    await countAtDoor(db, { as: 'accepted', ...(isForeign ? {} : { event: short(event.name) }) }, now);
    return { ...told, action: 'ignored' };
  }
  const holders = await holdersOf(deps, event);
  if (event.accountId === null || holders.length === 0) {
    await countAtDoor(db, { as: 'unmatched' }, now);
    return { ...told, action: 'ignored' };
  }
  await countAtDoor(db, {}, now);
  const kept = { ...{ key: eventId, event: short(event.name), accountId: event.accountId, verified }, receivedAt: now };
  const happenedAt = event.happenedAt !== null && event.happenedAt < now ? event.happenedAt : now;
  const actions = await Promise.all(
    holders.map(async ({ tenant }): Promise<Action> => {
      const bytes = event.kind === null ? null : delivery.body;
      const isNew = await keep(deps, tenant, { ...kept, happenedAt, traceId: delivery.traceId, body: bytes });
      if (!isNew) return 'duplicate';
      return bytes === null ? 'ignored' : processing.inTime(tenant, eventId);
    }),
  );
  return { ...told, action: actions.find((action) => action !== 'duplicate') ?? 'duplicate' };
}

/** What is let in: proven, and JSON. Whatever is not is counted. */
async function admitted(
  { db, config }: ReceivingDeps,
  delivery: Delivery,
  now: Date,
): Promise<{ verified: boolean; body: Fields }> {
  try {
    const verified = await proven(delivery, config.webhook, now);
    const body = jsonOf(delivery.body);
    if (body === null) throw refuse('invalid_json', 'The request body is no JSON object.');
    return { verified, body };
  } catch (error) {
    if (error instanceof Refusal || error instanceof Fault) {
      await countAtDoor(db, { as: 'rejected', error: `${error.code}: ${error.message}` }, now);
    }
    throw error;
  }
}

/** Whoever has the account; for one that was linked just now, whoever waits for that link. */
async function holdersOf({ accounts }: ReceivingDeps, { kind, accountId, ref }: WebhookEvent): Promise<Holder[]> {
  if (accountId === null) return [];
  const holders = await accounts.toldByProvider.holders(accountId);
  if (kind !== 'account_connected' || ref === null) return holders;
  const waiting = await accounts.toldByProvider.waitingFor(ref);
  const isNew = ({ tenant }: Holder): boolean =>
    holders.every((holder) => holder.tenant.environmentId !== tenant.environmentId);
  return [...holders, ...waiting.filter(isNew)];
}

/** With the job that finishes it, should we not. @returns false for one that came before. */
function keep({ db }: ReceivingDeps, tenant: Tenant, event: store.NewEvent): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const isNew = await store.insertEvent(tx, tenant, event);
    await countHere(tx, tenant, isNew ? 'accepted' : 'duplicate', event.receivedAt);
    if (!isNew || event.body === null) return isNew;
    const { organisationId, environmentId, label } = tenant;
    const payload = { organisationId, environmentId, label, key: event.key };
    await enqueue(tx, FINISH_JOB, payload, { runAt: later(systemClock.now(), JOB_AFTER_MS) });
    return true;
  });
}

const short = (name: string): string => name.slice(0, EVENT_NAME_MOST).toWellFormed();
