import { later, SettableClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { createLedger, type LedgerAccount } from '../../apps/platform/src/ledger/index.ts';
import type { Schema } from '../../apps/platform/src/schema.generated.ts';
import {
  type Answer,
  type TestPlatform,
  type TestTenant,
  testPlatform,
} from '../../apps/platform/src/testing/platform.ts';

/** A Tuesday morning in Lagos. */
export const MORNING = '2026-02-10T09:00:00.000Z';

export interface Session {
  kind: 'debit' | 'credit';
  session_id: string;
  presented: number;
  moved: number;
  reversed_at: string | null;
}
export interface Told {
  event: string;
  data: Record<string, unknown>;
}

/** A lender with mandates on the simulated rail, on a clock that the test moves. */
export class Lender {
  readonly platform: TestPlatform;
  readonly clock: SettableClock;
  tenant: TestTenant;
  readonly #database: ReturnType<typeof openDatabase<Schema>>;
  readonly #ledger = createLedger();
  #customer = '';
  #serial = 0;
  /** Of the mandate that was made last. */
  account = { account_number: '', bank_code: '035' };

  constructor(platform: TestPlatform, clock: SettableClock) {
    this.platform = platform;
    this.clock = clock;
    this.tenant = platform;
    this.#database = openDatabase<Schema>({
      ...{ url: platform.databaseUrl, poolSize: 4, statementTimeoutMs: 30_000, applicationName: 'test' },
      onError: () => {},
    });
  }

  static async start(settings: Record<string, string> = {}): Promise<Lender> {
    const clock = new SettableClock(MORNING);
    return new Lender(await testPlatform({ clock, workers: false, simulators: true, settings }), clock);
  }

  /** A new environment with one customer. */
  async begin(now = MORNING): Promise<void> {
    this.clock.set(now);
    this.tenant = await this.platform.tenant({ products: ['payments'] });
    this.#serial += 1;
    const made = await this.call('POST', '/v2/customers', {
      ...{
        email: `halima${this.#serial}@adire.example`,
        first_name: 'Halima',
        last_name: 'Sani',
        phone: '08012345678',
      },
      ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_000_000_000 + this.#serial) } },
    });
    this.#customer = made.json.data.id as string;
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.platform.call(method, path, {
      ...{ key: this.tenant.secretKey, headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Ready to debit. @returns its `mmc_` id. */
  async mandate(changes: object = {}): Promise<string> {
    this.#serial += 1;
    const terms = {
      ...{ customer: this.#customer, amount: 100_000_000, mandate_type: 'emandate', debit_type: 'variable' },
      ...{ description: 'Repayment', reference: `loan-${String(this.#serial).padStart(8, '0')}`, bank_code: '035' },
      ...{ account_number: String(3_000_000_000 + this.#serial), end_date: '2040-12-31' },
      start_date: new Date(this.clock.now().getTime() + this.#serial * 86_400_000).toISOString().slice(0, 10),
      ...changes,
    };
    const made = await this.call('POST', '/v3/payments/mandates', terms);
    if (made.status !== 200) throw new Error(`no mandate: ${made.text}`);
    this.account = { account_number: terms.account_number, bank_code: terms.bank_code };
    return made.json.data.id as string;
  }

  balance = async (mandate: string): Promise<number> =>
    (await this.call('GET', `/v3/payments/mandates/${mandate}`)).json.data.balance;

  debit(mandate: string, changes: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    this.#serial += 1;
    const body = { amount: 100_000, reference: `repay-${this.#serial}`, narration: 'Repayment 3 of 12', ...changes };
    return this.call('POST', `/v3/payments/mandates/${mandate}/debit`, body, headers);
  }

  /** @returns the HTTP status and `response_code` of each, one after the other. */
  async debits(mandate: string, count: number): Promise<string[]> {
    const codes: string[] = [];
    for (let each = 0; each < count; each += 1) codes.push((await this.debit(mandate)).json.response_code);
    return codes;
  }

  async fault(fault: string, times: number | null = 1): Promise<void> {
    const rule = { target: 'rail:nip', match: null, fault, latencyMs: null, probability: null, remaining: times };
    await this.platform.modules.sandbox.faults.order(this.tenant.environment, rule);
  }

  /** What was announced of debits, the oldest first. */
  async told(): Promise<Told[]> {
    const { json } = await this.call('GET', '/v2/events?limit=100');
    const list = (json.data.events ?? json.data) as Told[];
    return list.filter(({ event }) => event.startsWith('events.mandates.debit.'));
  }
  async words(): Promise<string[]> {
    return (await this.told()).map(({ event }) => event.replace('events.mandates.debit.', ''));
  }

  /** The clock goes on, and what falls due on the way is done at its time. */
  async until(time: Date | string): Promise<void> {
    const { schedule, tenancy } = this.platform.modules;
    const end = new Date(time);
    const walk = async (dueAt: Date) => {
      if (dueAt > this.clock.now()) this.clock.set(dueAt);
      return tenancy.environment(this.tenant.environment.id);
    };
    while (await schedule.runEarliest(this.tenant.environment, end, walk));
    this.clock.set(end);
  }
  advance(ms: number): Promise<void> {
    return this.until(later(this.clock.now(), ms));
  }

  books(account: LedgerAccount): Promise<bigint> {
    return this.#ledger.balance(this.#database.db, this.tenant.environment.id, account);
  }
  pending(): Promise<bigint> {
    return this.books(`merchant.pending:${this.tenant.environment.app.id}`);
  }
  async problems(): Promise<unknown[]> {
    return (await this.#ledger.verify(this.#database.db, this.tenant.environment.id)).problems;
  }
  get pool() {
    return this.#database.pool;
  }

  /** As the simulated switch has them. */
  async sessions(): Promise<Session[]> {
    const world = `${this.platform.modules.config.simulatorsUrl}/control/worlds/${this.tenant.environment.id}`;
    return ((await (await fetch(`${world}/nip/sessions`)).json()) as { sessions: Session[] }).sessions;
  }

  async close(): Promise<void> {
    await this.#database.close();
    await this.platform.close();
  }
}
