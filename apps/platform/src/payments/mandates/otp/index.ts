/** Authorising a mandate by a one-time code, from the business's own pages. Source: payments contract, 5.6. */
import { randomInt, timingSafeEqual } from 'node:crypto';
import { later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import { railUnavailable } from '../../../rails/index.ts';
import type { Schema } from '../../../schema.generated.ts';
import type { Environment } from '../../../tenancy/index.ts';
import { lagosTime } from '../../lagos-day.ts';
import { validationError } from '../../validation.ts';
import type { MandatesDeps } from '../deps.ts';
import { isFinal, statusAt } from '../lifecycle.ts';
import type { Mandate } from '../mandate.ts';
import type { Steps } from '../steps.ts';
import * as mandateStore from '../store.ts';
import {
  CODE_LIVES_MS,
  isOver,
  masked,
  maySend,
  OTP_METHODS,
  type OtpDestinations,
  type OtpMethod,
  type OtpSession,
} from './session.ts';
import * as store from './store.ts';

export interface Otp {
  /** With the mandate, in its transaction. */
  open(tx: Db<Schema>, env: Environment, mandateId: string): Promise<void>;
  /** Where a code may be sent; null for a mandate that is not authorised in this way. */
  destinations(env: Environment, mandate: Mandate): Promise<OtpDestinations | null>;
  /** @throws Refusal 400 when the setting is off, the session over, or the customer has no such address; Fault 503. */
  send(env: Environment, session: string, method: OtpMethod): Promise<void>;
  /** The right code approves the mandate. @throws Refusal 400, Fault 503 when the rail cannot be told: the code stays good. */
  verify(env: Environment, session: string, code: string): Promise<Mandate>;
}

/** As everywhere in the sandbox. */
const SANDBOX_CODE = '123456';

export function createOtp(deps: MandatesDeps, steps: Steps): Otp {
  const { db, customers, messenger } = deps;
  const hashOf = (session: string, code: string): Buffer =>
    deps.keyring.blindIndex('mandate otp', `${session} ${code}`);
  const addresses = async (env: Environment, { customerId }: Mandate): Promise<Record<OtpMethod, string | null>> => {
    const { phone, email } = await customers.get(env.id, customerId);
    return { phone_number: phone, email };
  };
  const mandateOf = async (env: Environment, { mandateId }: OtpSession): Promise<Mandate> => {
    const row = await mandateStore.find(db, env.id, mandateId);
    const mandate = row ? steps.rows.open(env.id, row) : null;
    const windows = steps.windows(await deps.settings.of(env));
    if (!mandate || isFinal(statusAt(mandate, windows, env.clock.now()))) throw expired();
    return mandate;
  };
  const mustBeOn = async (env: Environment): Promise<void> => {
    if (!(await deps.settings.of(env))['mandates.legacy_otp']) throw off();
  };

  return {
    open: (tx, env, mandateId) =>
      store.insert(tx, env.id, {
        ...{ id: `otp_${newToken()}`, mandate_id: mandateId, created_at: env.clock.now() },
      }),
    async destinations(env, mandate) {
      const session = await store.ofMandate(db, env.id, mandate.id);
      if (!session) return null;
      const known = await addresses(env, mandate);
      const methods = OTP_METHODS.flatMap((type) => {
        const address = known[type];
        return address ? [{ type, value: masked(type, address) }] : [];
      });
      return { session: session.id, methods };
    },
    async send(env, id, method) {
      await mustBeOn(env);
      const session = await store.find(db, env.id, id);
      if (!session || !maySend(session, env.clock.now())) throw expired();
      const address = (await addresses(env, await mandateOf(env, session)))[method];
      if (!address) throw validationError([{ field: 'method', message: `the customer has no ${method}` }]);
      const code = env.mode === 'test' ? SANDBOX_CODE : String(randomInt(1_000_000)).padStart(6, '0');
      const before = await db.transaction().execute(async (tx) => {
        const locked = await store.lock(tx, env.id, id);
        const now = env.clock.now();
        if (!locked || !maySend(locked, now)) throw expired();
        const expiresAt = locked.expiresAt ?? later(now, CODE_LIVES_MS);
        const sent = { code_hash: hashOf(id, code), sends: locked.sends + 1, expires_at: expiresAt };
        await store.update(tx, env.id, id, sent);
        return locked;
      });
      if (env.mode === 'test') return;
      await messenger
        .send(env, { method, address }, `Your code is ${code}. It is good for ten minutes.`)
        .catch(async (error) => {
          // Nothing went out: the customer loses no try by it.
          const as = { code_hash: before.codeHash, sends: before.sends, expires_at: before.expiresAt };
          await store.update(db, env.id, id, as);
          throw error;
        });
    },
    async verify(env, id, code) {
      await mustBeOn(env);
      const session = await db.transaction().execute(async (tx) => {
        const locked = await store.lock(tx, env.id, id);
        if (!locked || isOver(locked, env.clock.now())) throw expired();
        if (locked.codeHash && timingSafeEqual(locked.codeHash, hashOf(id, code))) return locked;
        await store.update(tx, env.id, id, { wrong_tries: locked.wrongTries + 1 });
        return null;
      });
      if (!session) throw new Refusal('otp.wrong', { status: 400, message: 'Invalid OTP' });
      const mandate = await mandateOf(env, session);
      return mandate.approvedAt ? mandate : authorise(deps, steps, env, mandate);
    },
  };
}

/** The rail hears of the authorisation first; what it says is written under the row's lock. */
async function authorise(deps: MandatesDeps, steps: Steps, env: Environment, mandate: Mandate): Promise<Mandate> {
  const { account, nibssCode, amountMinor, startDay, endDate } = mandate;
  if (!account) throw expired();
  const answer = await deps.rail.createMandate(env, {
    ...{ code: nibssCode, account, amountMinor, kind: 'emandate', authorisation: 'given' },
    ...{ startsAt: lagosTime(startDay), endsAt: endDate },
  });
  if (answer.kind === 'unavailable') throw railUnavailable(answer.why);
  const isTaken = answer.kind === 'answered' && answer.status !== 'rejected' && answer.status !== 'cancelled';
  const own = await deps.settings.of(env);
  const approved = await deps.db.transaction().execute(async (tx) => {
    const locked = await steps.lock(tx, env, mandate.id);
    if (!locked || locked.approvedAt) return locked;
    if (isTaken) return steps.approve(tx, env, locked, own);
    await steps.end(tx, env, locked, 'reject', own);
    return null;
  });
  if (!isTaken) throw new Refusal('otp.mandate_rejected', { status: 400, message: 'Mandate was rejected by Bank' });
  if (!approved) throw expired();
  return approved;
}

const expired = (): Refusal => new Refusal('otp.over', { status: 400, message: 'OTP session expired' });
const off = (): Refusal =>
  new Refusal('otp.off', { status: 400, message: 'OTP authorisation is not enabled for this app' });
