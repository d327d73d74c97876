import { type Clock, later } from '@kente/kit/clock';
import type { Outbound } from '@kente/kit/http/outbound';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { Append } from '../append.ts';
import * as store from '../store/deliveries.ts';
import { disableEndpoint } from '../store/endpoints.ts';
import type { Connections } from '../store/log.ts';
import type { FaultsOf } from './attempt.ts';
import { type DisableReason, disableNotice } from './disable.ts';
import { drainEndpoint } from './drain.ts';

/** The sending side of webhooks: driven by jobs, and by the sandbox when it moves a clock. */
export interface Delivery {
  /** Sends what is due at one endpoint. Two drains of one endpoint in this process run one after the other. */
  drain(env: Environment, endpointId: string, signal: AbortSignal): Promise<void>;
  /** When the environment's next delivery falls due, if by `until`. Environment time. */
  nextDue(envId: EnvId, until: Date): Promise<Date | null>;
  /** Sends what is due at the environment's time, and waits for it: for a clock that is moved step by step. */
  runDue(env: Environment, signal: AbortSignal): Promise<void>;
  /** The environment's clock was moved, or its rows were exchanged: wake-ups get their new real times. */
  retime(env: Environment): Promise<void>;
}

export interface DeliveryDeps {
  database: Connections;
  keyring: Keyring;
  outbound: Outbound;
  clock: Clock;
  log: Logger;
  faultsOf: FaultsOf;
  append: Append;
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { db } = deps.database;
  /** The last drain of each endpoint that was asked for and has not ended. */
  const drains = new Map<string, Promise<void>>();

  /** Switches an endpoint off and puts the notice into the log, together. */
  const disable = async (
    env: Environment,
    endpoint: { id: string; url: string },
    reason: DisableReason,
  ): Promise<void> => {
    const message = disableNotice(reason);
    await db.transaction().execute(async (tx) => {
      if (!(await disableEndpoint(tx, env.id, endpoint.id, message, env.clock.now()))) return;
      const data = { webhook: { id: endpoint.id, url: endpoint.url }, reason, message };
      await deps.append(tx, env, [{ type: 'kente.webhook.disabled', data }]);
    });
    deps.log.info({ environment: env.id, endpoint: endpoint.id, reason }, 'webhook endpoint switched off');
  };

  const drain: Delivery['drain'] = (env, endpointId, signal) => {
    const before = drains.get(endpointId) ?? Promise.resolve();
    const run = (): Promise<void> => drainEndpoint({ ...deps, disable }, env, endpointId, signal);
    const mine = before.then(run, run).finally(() => {
      if (drains.get(endpointId) === mine) drains.delete(endpointId);
    });
    drains.set(endpointId, mine);
    return mine;
  };

  return {
    drain,
    async nextDue(envId, until) {
      const [first] = await store.pendingEndpoints(db, envId);
      return first !== undefined && first.due <= until ? first.due : null;
    },
    async runDue(env, signal) {
      const now = env.clock.now();
      const pending = await store.pendingEndpoints(db, env.id);
      await Promise.all(pending.filter(({ due }) => due <= now).map(({ id }) => drain(env, id, signal)));
    },
    async retime(env) {
      const now = env.clock.now();
      await store.bringForward(db, env.id, now);
      for (const { id, due } of await store.pendingEndpoints(db, env.id)) {
        const waitMs = Math.max(due.getTime() - now.getTime(), 0);
        await store.wakeEndpointAt(db, env.id, id, later(deps.clock.now(), waitMs));
      }
    },
  };
}
