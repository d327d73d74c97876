import { type Clock, DAY_MS, later, SECOND_MS } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { Fault, Refusal } from '@kente/kit/errors';
import { toWireError } from '@kente/kit/http/error-mapping';
import { payloadOf, type Reply } from '@kente/kit/http/reply';
import { newToken } from '@kente/kit/ids';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Forget } from '../../retention/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import * as store from './store.ts';

/**
 * Tells, in the transaction of the intent, what a call has made: from then on its key is answered for, and after a crash the
 * answer is made from that record. Without a key it does nothing.
 * @throws Fault when the key is another call's by now: the transaction must not commit.
 */
export type RecordedAs = (tx: Db<Schema>, record: { kind: string; id: string }) => Promise<void>;

export interface KeyedCall {
  key: string;
  fingerprint: Buffer;
  requestId: string;
}

/** Calls that have one effect, however often they are sent. Source: payments contract 1.2. */
export interface Idempotency {
  /**
   * Runs `work` unless the key has an answer, which is then given again. Kept for 24 h of the environment's time: every answer
   * that was given after the call's record was written, and every success; but never a 503. One that the database
   * caused after the call's record was written leaves the record to answer for the key.
   * @throws Refusal 409 while the same call runs, and for the key with another request.
   */
  once(env: Environment, call: KeyedCall, work: (recordedAs: RecordedAs) => Promise<Reply>): Promise<Reply>;
  /** How the answer of a call that a crash cut short is made from its record. Told once for a kind, when modules are made. */
  rebuild(kind: string, answer: (env: Environment, id: string) => Promise<Reply>): void;
  /** Lets go of what a process that is gone held. Only where no other process works on the database. */
  release(): Promise<void>;
  forgetOld: Forget;
}

export interface IdempotencyDeps {
  db: Db<Schema>;
  keyring: Keyring;
  /** Real time. */
  clock: Clock;
  log: Logger;
}

/** Longer than any call takes. */
const RUNS_AT_MOST_MS = 90 * SECOND_MS;
const FORGOTTEN_AT_ONCE = 5_000;

export function createIdempotency(deps: IdempotencyDeps): Idempotency {
  const { db, clock } = deps;
  const rebuilders = new Map<string, (env: Environment, id: string) => Promise<Reply>>();

  return {
    async once(env, call, work) {
      const [now, at, holder] = [clock.now(), env.clock.now(), newToken()];
      const times = { now, runningUntil: later(now, RUNS_AT_MOST_MS), at, expiresAt: later(at, DAY_MS) };
      const { key, fingerprint } = call;
      if (await store.claim(db, env.id, { key, fingerprint, holder, ...times }))
        return run(deps, env, call, holder, work);
      const known = await store.find(db, env.id, key);
      if (known && !known.fingerprint.equals(fingerprint)) throw otherRequest();
      if (known && known.status !== null) return replay(deps, env, key, known);
      if (!known || known.record_kind === null || known.record_id === null || known.running_until > now)
        throw running();
      const rebuilder = rebuilders.get(known.record_kind);
      if (!rebuilder)
        throw new Fault('idempotency.no_rebuilder', { message: `nobody answers for ${known.record_kind}` });
      await store.settle(db, env.id, key, seal(deps, env, key, await rebuilder(env, known.record_id)));
      const settled = await store.find(db, env.id, key);
      if (!settled) throw running();
      return replay(deps, env, key, settled);
    },
    rebuild: (kind, answer) => void rebuilders.set(kind, answer),
    release: () => store.endRunning(db, clock.now()),
    async forgetOld(env, signal) {
      for (let gone = FORGOTTEN_AT_ONCE; gone === FORGOTTEN_AT_ONCE && !signal.aborted; ) {
        gone = await store.forget(db, env.id, env.clock.now(), clock.now(), FORGOTTEN_AT_ONCE);
      }
    },
  };
}

type Work = (recordedAs: RecordedAs) => Promise<Reply>;

async function run(
  deps: IdempotencyDeps,
  env: Environment,
  call: KeyedCall,
  holder: string,
  work: Work,
): Promise<Reply> {
  const { key, requestId } = call;
  let recorded = false;
  const recordedAs: RecordedAs = async (tx, record) => {
    recorded = true;
    if (await store.record(tx, env.id, { key, holder, ...record })) return;
    throw new Fault('idempotency.lost', {
      message: `the idempotency key of request ${requestId} is another call's by now`,
    });
  };
  const keep = (reply: Reply): Promise<Reply> => finish(deps, env, { key, holder, recorded }, reply);
  try {
    return await keep(await work(recordedAs));
  } catch (error) {
    const wire = toWireError(error, { timestamp: env.clock.now().toISOString(), requestId });
    const { status, headers, body } = wire;
    // Nobody refused: the database was gone, perhaps after the record was written.
    if (recorded && status === 503 && !(error instanceof Refusal) && !(error instanceof Fault)) {
      await logged(deps, store.breakOff(deps.db, env.id, { key, holder, now: deps.clock.now() }));
      throw error;
    }
    const answer: Reply = { status, headers, body: { kind: 'bare', value: body } };
    const kept = await keep(answer);
    // A refusal is given as it is kept, to the byte; anything else goes to where errors are logged.
    if (!recorded || !(error instanceof Refusal) || status === 503) throw error;
    deps.log.info({ refusal: error.code, reqId: requestId, status }, 'request failed');
    return kept;
  }
}

/** @returns the answer as it is kept: its time is told. */
async function finish(
  deps: IdempotencyDeps,
  env: Environment,
  { key, holder, recorded }: { key: string; holder: string; recorded: boolean },
  reply: Reply,
): Promise<Reply> {
  const succeeded = reply.status < 400;
  const sealed = reply.status === 503 || (!succeeded && !recorded) ? null : seal(deps, env, key, reply);
  const kept = sealed
    ? store.finish(deps.db, env.id, { key, holder, onlyRecorded: !succeeded }, sealed)
    : store.free(deps.db, env.id, { key, holder });
  // What was done is told all the same: the record answers for the key later.
  await logged(deps, kept);
  return sealed
    ? { status: reply.status, headers: reply.headers, body: { kind: 'bare-text', text: sealed.text } }
    : reply;
}

const logged = ({ log }: IdempotencyDeps, work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => log.warn({ err: error }, 'the answer of an idempotency key was not kept'));

const place = (env: Environment, key: string) => ({ tenant: env.id, column: 'idempotency_keys.body', row: key });

function seal({ keyring }: IdempotencyDeps, env: Environment, key: string, reply: Reply) {
  const { payload } = payloadOf(reply, env.clock.now());
  if (typeof payload !== 'string') throw new Fault('idempotency.no_text', { message: 'only JSON answers are kept' });
  const { status, headers } = reply;
  return { status, headers: JSON.stringify(headers), sealed: keyring.seal(place(env, key), payload), text: payload };
}

function replay({ keyring }: IdempotencyDeps, env: Environment, key: string, row: store.KeyRow): Reply {
  const { status, headers, body_sealed: sealed } = row;
  if (status === null || sealed === null) throw running();
  const told = JSON.parse(headers ?? '{}') as Record<string, string>;
  const text = keyring.open(place(env, key), sealed);
  return { status, headers: { ...told, 'idempotent-replayed': 'true' }, body: { kind: 'bare-text', text } };
}

const RETRY_AFTER_SECONDS = '2';

const otherRequest = (): Refusal =>
  new Refusal('idempotency.other_request', {
    status: 409,
    message: 'Idempotency key was already used with a different request',
  });

const running = (): Refusal =>
  new Refusal('idempotency.running', {
    status: 409,
    message: 'A request with this idempotency key is still in progress',
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
