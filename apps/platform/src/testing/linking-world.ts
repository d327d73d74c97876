import type { SettableClock } from '@kente/kit/clock';
import { Notifications } from '@kente/kit/db/notifications';
import { openDatabase } from '@kente/kit/db/pool';
import { registerRoutes } from '@kente/kit/http/register';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import { Keyring } from '@kente/kit/secrets';
import { testDatabase } from '@kente/kit/testing/database';
import { createAccounts } from '../accounts/index.ts';
import { type Access, createGuard } from '../api/guard.ts';
import { loadConfig } from '../config.ts';
import { createConnect } from '../connect/index.ts';
import { connectRoutes } from '../connect/routes/index.ts';
import {
  BankUnavailable,
  type Connector,
  type LinkAnswer,
  type LinkContext,
  type LinkedAccount,
  type LinkInput,
  type OfferedAccount,
  type Step,
} from '../connectors/connector.ts';
import { createConnectors } from '../connectors/index.ts';
import { createCustomers } from '../customers/index.ts';
import { createEvents } from '../events/index.ts';
import { createInstitutions } from '../institutions/index.ts';
import { platformMigrations } from '../migrations.ts';
import type { Modules } from '../modules.ts';
import { createPrivacy } from '../privacy/index.ts';
import { createSchedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type Environment, type Mode } from '../tenancy/index.ts';
import type { Transactions } from '../transactions/index.ts';

export const GTBANK = '5f2d08be60b92e2888287702';
export const KUDA = '5f2d08bf60b92e2888287704';

const OTP: Step = {
  ...{ kind: 'otp', mfa: 'OTP', title: 'Enter the code', hint: 'Sent to 080****5678' },
  form: [{ type: 'elements.input', name: 'otp', hint: '6-digit code', contentType: 'password' }],
};
const ACCOUNTS: readonly OfferedAccount[] = ['0131883461', '0131883478'].map((accountNumber) => ({
  ...{ accountNumber, name: 'Samuel Olamide', type: 'Savings', currency: 'NGN', balanceMinor: 22_644n },
}));

/**
 * A bank counter in the same room. The user name is the account number; the password says what happens: `otp` asks for
 * 123456, `many` offers two accounts, `wrong`, `locked`, `down`, `broken`; anything else links.
 */
export class CounterBank implements Connector {
  readonly id = 'sandbox';
  readonly abilities = new Set([] as const);
  /** What each call was given; for what a test wants to see of a bank. */
  readonly calls: LinkInput[] = [];
  /** Holds every answer back until it settles. */
  hold: Promise<void> = Promise.resolve();

  async next(context: LinkContext, input: LinkInput, state: unknown): Promise<LinkAnswer> {
    this.calls.push(input);
    await this.hold;
    const login: Step = { kind: 'form', title: context.loginTitle, form: context.form };
    if (input.kind === 'start') return { step: login, state: null };
    if (input.kind === 'choose') return linked(input.accountNumber);
    if (input.kind !== 'answer') return { step: login, state: null };
    if (typeof state === 'string') {
      const right = input.values.otp === '123456';
      return right ? linked(state) : { step: { ...OTP, error: 'Wrong code' } as Step, state, wrong: true };
    }
    return loggedIn(input.values, login);
  }

  async fetch() {
    return { balanceMinor: 22_644n, rows: [], cursor: null, hasMore: false };
  }
}

function loggedIn({ username = '', password = '' }: Readonly<Record<string, string>>, login: Step): LinkAnswer {
  switch (password) {
    case 'otp':
      return { step: OTP, state: username };
    case 'many':
      return { step: { kind: 'choose-accounts', title: 'Choose an account', accounts: ACCOUNTS }, state: null };
    case 'wrong':
      return { step: { ...login, error: 'Username or password incorrect.' } as Step, state: null, wrong: true };
    case 'locked':
      return { step: { kind: 'failed', code: 'account_locked', message: 'Locked', retry: false }, state: null };
    case 'down':
      throw new BankUnavailable('the bank is closed');
    case 'broken':
      throw new TypeError('undefined is not a function');
    default:
      return linked(username);
  }
}

function linked(accountNumber: string): LinkAnswer {
  const account: LinkedAccount = {
    ...{ accountNumber, name: 'Samuel Olamide', type: 'Savings', currency: 'NGN', bvn: '22000000019' },
    secret: { token: 'bank token' },
  };
  return { step: { kind: 'linked' }, state: null, linked: account };
}

/** Linking on a database of its own, with a bank whose every answer the test decides. */
export async function linkingWorld(clock: SettableClock) {
  const database = await testDatabase(platformMigrations);
  const log = createLogger({ level: process.env.TEST_LOG_LEVEL ?? 'silent', name: 'test' });
  const { db, pool, close } = openDatabase<Schema>({
    ...{ url: database.url, poolSize: 12, statementTimeoutMs: 30_000, applicationName: 'test', onError: () => {} },
  });
  const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
  const { config } = loadConfig({ PUBLIC_URL: 'https://api.kente.example' }, { webhookAllowPrivate: true });
  const notifications = new Notifications(database.url, log);
  const base = { db, pool, keyring, clock, log, config, notifications, privacy: createPrivacy() };
  const bank = new CounterBank();
  const connectors = createConnectors({ connectors: [bank] });
  const tenancy = createTenancy(base);
  const schedule = createSchedule(base);
  const institutions = createInstitutions({ ...base, db: pool, publicUrl: config.publicUrl, reaches: () => true });
  const customers = createCustomers(base);
  const events = createEvents(base);
  // No worker runs here, so that nobody reads rows.
  const transactions = {} as Transactions;
  const accounts = createAccounts({ ...base, schedule, institutions, events, transactions, connectors });
  const deps = { ...base, tenancy, schedule, institutions, customers, accounts, connectors };
  const connect = createConnect(deps);
  return {
    ...deps,
    events,
    bank,
    connect,
    /** Another process on the same database. */
    another: () => createConnect(deps),
    async environment(mode: Mode = 'test'): Promise<Environment & { publicKey: string; secretKey: string }> {
      const business = { name: 'Adire Finance Ltd' };
      const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['connect'], business });
      const environment = await tenancy.createEnvironment(appId, mode);
      const [open, secret] = [
        await tenancy.createKey(environment.id, 'public'),
        await tenancy.createKey(environment.id, 'secret'),
      ];
      return { ...environment, publicKey: open?.key ?? '', secretKey: secret?.key ?? '' };
    },
    /** The routes of this module on a server that checks its answers. */
    async server() {
      const app = await createServer({
        ...{ log, clock, metrics: createMetrics(), bodyLimitBytes: 1024 * 1024, requestTimeoutMs: 60_000 },
        ...{ maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {} },
      });
      registerRoutes(app, connectRoutes as readonly Route<Environment | null, Modules, Access>[], {
        modules: { ...deps, connect } as unknown as Modules,
        guard: createGuard(app, tenancy, { perMinute: null }),
        nowFor: (environment) => (environment?.clock ?? clock).now(),
        checkResponses: true,
      });
      return app;
    },
    async close() {
      await institutions.close();
      await events.close();
      await close();
      await database.drop();
      await database.server.stop();
    },
  };
}
export type LinkingWorld = Awaited<ReturnType<typeof linkingWorld>>;
