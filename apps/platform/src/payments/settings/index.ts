/** How payments behave: the platform's settings, and what an operator has changed for one environment. */
import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { invalid } from '@kente/kit/errors';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { type PaymentSettings, settingProblems, settled, standardSettings, type WrittenSettings } from './settings.ts';
import * as store from './store.ts';

export {
  type PaymentSettings,
  type SettingName,
  type SettlementAccount,
  settingProblems,
  settled,
  type WrittenSettings,
} from './settings.ts';

export interface Settings {
  /** Remembered for some seconds; another process's change is told at once. */
  of(env: Environment): Promise<PaymentSettings>;
  /** As they are written: the platform's with its defaults, and what this environment has of its own. */
  written(envId: EnvId): Promise<{ platform: WrittenSettings; own: WrittenSettings }>;
  /** A null takes a setting back to the platform's. @throws Refusal 400 with every mistake. */
  change(env: Environment, changes: WrittenSettings): Promise<void>;
  /** Something changed in another process. */
  forget(): void;
}

export interface SettingsDeps {
  db: Db<Schema>;
  /** Real time. */
  clock: Clock;
  /** The platform's own; checked when the configuration was read. */
  platform: WrittenSettings;
}

export const SETTINGS_CHANNEL = 'payment_settings';

/** A change is told by NOTIFY; this bounds what a lost notification can cost. */
const REMEMBER_MS = 10_000;
const REMEMBER_MOST = 10_000;

export function createSettings({ db, clock, platform }: SettingsDeps): Settings {
  const remembered = new Map<string, { settings: PaymentSettings; until: number }>();
  let generation = 0;
  const forget = (): void => {
    generation += 1;
    remembered.clear();
  };
  return {
    forget,
    async of({ id }) {
      const now = clock.now().getTime();
      const known = remembered.get(id);
      if (known && known.until > now) return known.settings;
      const asked = generation;
      const settings = settled(platform, await store.read(db, id));
      // Something changed while we asked: what came may be from before.
      if (asked !== generation) return settings;
      if (remembered.size >= REMEMBER_MOST) remembered.clear();
      remembered.set(id, { settings, until: now + REMEMBER_MS });
      return settings;
    },
    written: async (envId) => ({
      platform: { ...standardSettings(), ...platform },
      own: await store.read(db, envId),
    }),
    async change(env, changes) {
      // The settlement account may be null itself; without one of the environment's own, that is the platform's.
      const problems = settingProblems(
        Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? standardSettings()[name]])),
      );
      if (problems.length > 0) throw invalid(problems);
      await store.merge(db, env.id, changes, clock.now());
      forget();
      await sql`select pg_notify(${SETTINGS_CHANNEL}, '')`.execute(db);
    },
  };
}
