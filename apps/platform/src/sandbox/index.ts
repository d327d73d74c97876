import type { Clock } from '@kente/kit/clock';
import type { Notifications } from '@kente/kit/db/notifications';
import type { Logger } from '@kente/kit/log';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { Config } from '../config.ts';
import type { Connectors } from '../connectors/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Events } from '../events/index.ts';
import type { Insights } from '../insights/index.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Retention } from '../retention/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment, Tenancy } from '../tenancy/index.ts';
import { type ClockMover, createClockMover } from './clock.ts';
import type { Faults } from './faults.ts';
import { createFire } from './fire.ts';
import { linkWithoutWidget, type SandboxLink } from './link.ts';
import { applySeed, type LinkedBySeed } from './seed/apply.ts';
import { readSeed } from './seed/read.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createWorld, type World, type WorldRow, type WorldTransfer } from './world.ts';

export type { ClockMove, ClockState } from './clock.ts';
export { parseDuration } from './duration.ts';
export { faultMistakes } from './fault-names.ts';
export { createFaults, type FaultRule, type Faults, type NewFault } from './faults.ts';
export type { SandboxLink } from './link.ts';
export type { WorldRow } from './world.ts';

/** What only a test environment has: a simulated world, a clock that can be moved, faults to order, snapshots. */
export interface Sandbox {
  readonly faults: Faults;
  readonly snapshots: Snapshots;
  readonly clock: ClockMover;
  /** Links an account without the widget. @throws Refusal 400 when the simulated bank does not take the login. */
  link(env: Environment, link: SandboxLink): Promise<{ accountId: string; code: string }>;
  /** The bank of an account now shows these rows too; the next sync brings them. @throws Refusal 404. */
  addRows(env: Environment, accountId: string, rows: readonly WorldRow[]): Promise<void>;
  /** The bank of an account now wants its person to sign in again. @throws Refusal 404. */
  demandSignIn(env: Environment, accountId: string): Promise<void>;
  /** Somebody transfers money to an account number of ours; it has been heard of when this returns. @returns the rail's id. */
  transfer(env: Environment, transfer: WorldTransfer): Promise<string>;
  /** Sends a well-formed event. @returns its id. @throws Refusal 400 for an unknown kind, 404 for an unknown account. */
  fire(env: Environment, event: string, accountId?: string): Promise<string>;
  /** Checks a seed file and applies it. @returns what was linked by it. @throws ConfigurationError listing every mistake. */
  seed(file: string): Promise<LinkedBySeed[]>;
  /** The demo app's credentials, where this process is a newcomer's. */
  demo(): Demo | null;
  setDemo(demo: Demo): void;
  close(): Promise<void>;
}

/** What `demo.json` tells, and the demo page uses. */
export interface Demo {
  secretKey: string;
  publicKey: string;
  /** As it was at start: the endpoint's owner may replace it. */
  webhookSecret: string;
  webhookId: string;
  businessId: string;
  appId: string;
  environmentId: string;
  accountId: string;
}

export interface SandboxDeps {
  /** What the simulated switch is called with. */
  switchKey: string;
  db: Kysely<Schema>;
  clock: Clock;
  log: Logger;
  config: Config;
  tenancy: Tenancy;
  schedule: Schedule;
  institutions: Institutions;
  customers: Customers;
  events: Events;
  accounts: Accounts;
  connectors: Connectors;
  insights: Pick<Insights, 'resume'>;
  faults: Faults;
  retention: Retention;
  notifications: Notifications;
}

export function createSandbox(deps: SandboxDeps): Sandbox {
  const { db, accounts, institutions, faults, config } = deps;
  const world: World = createWorld(config.simulatorsUrl, {
    key: deps.switchKey,
    callbackUrl: `${config.publicUrl}/rails/nip/callback`,
  });
  const clock = createClockMover(deps);
  const fire = createFire(deps);
  const link = (env: Environment, given: SandboxLink) => linkWithoutWidget(deps, env, given);
  let demo: Demo | null = null;

  const placeOf = async (env: Environment, accountId: string) => {
    const account = await accounts.get(env.id, accountId);
    const { slug, country } = institutions.byIdOrFail(account.institutionId);
    return { bank: slug, country, number: account.accountNumber ?? '' };
  };
  // Ordered faults of deliveries are suffered where deliveries are made.
  deps.events.useFaults(async (env) => {
    if (env.mode !== 'test' || !(await faults.any(env.id, 'webhook'))) return null;
    return (facts) => faults.take(env.id, 'webhook', { ...facts });
  });

  return {
    faults,
    link,
    clock,
    snapshots: createSnapshots({ ...deps, world, stopClock: clock.stop }),
    async addRows(env, accountId, rows) {
      await world.addRows(env, await placeOf(env, accountId), rows);
    },
    async demandSignIn(env, accountId) {
      await world.demandSignIn(env, await placeOf(env, accountId));
    },
    transfer: (env, transfer) => world.transfer(env, transfer),
    fire: (env, event, accountId) => db.transaction().execute((tx) => fire(env, event, accountId, tx)),
    async seed(file) {
      return applySeed(
        { ...deps, world, link },
        await readSeed(file, { institutions, allowPrivate: config.webhookAllowPrivate }),
      );
    },
    demo: () => demo,
    setDemo(given) {
      demo = given;
    },
    close: () => world.close(),
  };
}
