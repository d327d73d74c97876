import { type Answer, type TestPlatform, type TestTenant, testPlatform } from './platform.ts';

export const GTBANK = '5f2d08be60b92e2888287702';

/** Nobody's account at the switch: it holds NGN 10,000, whatever the day. Those of the other people depend on it. */
export const WEALTHY = { accounts: [{ balance: 5_000_000 }, { balance: 7_000_000 }] };

export interface Told {
  event: string;
  data: Record<string, unknown>;
}

/** One shop on the whole platform, with everything that tests of one-time payments do. `renew` gives the next one. */
export async function oneTimeWorld() {
  const platform: TestPlatform = await testPlatform({ simulators: true });
  let tenant: TestTenant;
  let customer = '';
  let serial = 0;

  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    platform.call(method, path, { key: tenant.secretKey, ...(body === undefined ? {} : { body }), headers });
  const page = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    platform.call(method, path, { key: null, ...(body === undefined ? {} : { body }), headers });
  const reference = (): string => {
    serial += 1;
    return `ticket-${String(serial).padStart(6, '0')}`;
  };
  const payment = (changes: object = {}) => ({
    ...{ amount: 500_000, type: 'onetime-debit', description: 'Concert ticket', reference: reference(), customer },
    ...changes,
  });
  const initiate = (changes: object = {}): Promise<Answer> => call('POST', '/v2/payments/initiate', payment(changes));

  return {
    ...{ platform, call, reference, payment, initiate },
    /** Without a key, as the page does. */
    page,
    get tenant(): TestTenant {
      return tenant;
    },
    get customer(): string {
      return customer;
    },
    async renew(): Promise<void> {
      tenant = await platform.tenant({ products: ['payments', 'connect'] });
      serial += 1;
      const made = await call('POST', '/v2/customers', {
        ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
        ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_100_000_000 + serial) } },
      });
      customer = made.json.data.id as string;
    },
    started: async (changes: object = {}): Promise<{ id: string; reference: string }> =>
      (await initiate(changes)).json.data,
    authorise: (id: string, body: object = {}) => call('POST', `/v2/sandbox/payments/${id}/authorise`, body),
    transfer: (id: string, body: object = {}) => call('POST', `/v2/sandbox/payments/${id}/transfer`, body),
    shown: async (id: string) => (await page('GET', `/checkout/api/payments/${id}`)).json,
    advance: (by: string) => call('POST', '/v2/sandbox/clock', { advance: by }),
    verify: (ref: string) => call('GET', `/v2/payments/verify/${ref}`),
    fault: (name: string) => call('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: name, times: 1 }),
    async events(prefix = 'direct_debit.'): Promise<Told[]> {
      const { json } = await call('GET', '/v2/events?limit=100');
      const list = (json.data.events ?? json.data) as Told[];
      return list.filter(({ event }) => event.startsWith(prefix));
    },
    async linkedAccount(): Promise<string> {
      const body = { institution: GTBANK, persona: WEALTHY, customer };
      return (await call('POST', '/v2/sandbox/link', body)).json.data.account as string;
    },
    /** Of all accounts that begin so, whichever side they are on. */
    async balance(account: string): Promise<bigint> {
      const lines = await platform.modules.ledgerAudit.trialBalance(tenant.environment.id);
      return lines
        .filter((line) => line.account.startsWith(account))
        .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor + creditMinor, 0n);
    },
  };
}
export type OneTimeWorld = Awaited<ReturnType<typeof oneTimeWorld>>;

/** The fields that a validation error names. */
export const fieldsOf = ({ json }: Answer): string[] => json.data.map(({ field }: { field: string }) => field);
