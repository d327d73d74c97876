import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { notFound } from '@kente/kit/errors';
import { isId, newId } from '@kente/kit/ids';
import type { Schema } from '../schema.generated.ts';
import type { EnvId, Environment } from '../tenancy/index.ts';
import type { FaultRule } from './fault-rule.ts';
import * as store from './fault-store.ts';

export type { FaultRule } from './fault-rule.ts';

export type NewFault = Omit<FaultRule, 'id' | 'createdAt'>;

export interface Faults {
  list(envId: EnvId): Promise<FaultRule[]>;
  order(env: Environment, fault: NewFault): Promise<FaultRule>;
  /** @throws Refusal 404. */
  drop(envId: EnvId, id: string): Promise<void>;
  /**
   * The fault that this call is to suffer, counted down; null mostly. `facts` are compared with a rule's `match`; a rule
   * whose fault does not strike this kind of call is passed over.
   */
  take(
    envId: EnvId,
    target: string,
    facts?: Readonly<Record<string, unknown>>,
    strikes?: (fault: string) => boolean,
  ): Promise<FaultRule | null>;
  /** The same as the simulated world wants it told: `timeout`, `slow; latency=3000`. */
  directive(
    envId: EnvId,
    target: string,
    facts?: Readonly<Record<string, unknown>>,
    strikes?: (fault: string) => boolean,
  ): Promise<string | null>;
  /** Whether any rule of this environment may concern the target: asked once per batch. */
  any(envId: EnvId, target: string): Promise<boolean>;
}

export function createFaults({
  db,
  random = Math.random,
}: {
  db: Db<Schema>;
  clock: Clock;
  random?: () => number;
}): Faults {
  const take: Faults['take'] = async (envId, target, facts = {}, strikes = () => true) => {
    for (const rule of await store.list(db, envId)) {
      if (!concerns(rule.target, target) || !fits(rule.match, facts) || !strikes(rule.fault)) continue;
      if (rule.probability !== null && random() >= rule.probability) continue;
      // Two calls at once cannot both take the last one.
      if (rule.remaining === null || (await store.countDown(db, envId, rule.id))) return rule;
    }
    return null;
  };
  return {
    take,
    async directive(envId, target, facts, strikes) {
      const rule = await take(envId, target, facts, strikes);
      if (!rule) return null;
      return rule.latencyMs === null ? rule.fault : `${rule.fault}; latency=${rule.latencyMs}`;
    },
    list: (envId) => store.list(db, envId),
    async order(env, fault) {
      const rule: FaultRule = { ...fault, id: newId(), createdAt: env.clock.now() };
      await store.insert(db, env.id, rule);
      return rule;
    },
    async drop(envId, id) {
      if (!isId(id) || !(await store.remove(db, envId, id))) throw notFound('fault');
    },
    any: async (envId, target) => (await store.list(db, envId)).some((rule) => concerns(rule.target, target)),
  };
}

/** `connector:*` concerns every connector; else the names are equal. */
export function concerns(ordered: string, target: string): boolean {
  return ordered.endsWith('*') ? target.startsWith(ordered.slice(0, -1)) : ordered === target;
}

export function fits(match: FaultRule['match'], facts: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(match ?? {}).every(([name, wanted]) => String(facts[name]) === String(wanted));
}
