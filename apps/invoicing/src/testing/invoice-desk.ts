import { openDatabase } from '@kente/kit/db/pool';
import { type Kysely, sql } from 'kysely';
import type { OnAnswer } from '../api/server.ts';
import type { BankRows, DraftRequest } from '../invoices/index.ts';
import type { BankTransaction } from '../matching/index.ts';
import type { Schema } from '../schema.generated.ts';
import { startTestAuthority, type TestAuthority } from '../tax-authority/testing.ts';
import type { Tenant } from '../tenancy/index.ts';
import { type Answer, type CallOptions, type TestConnector, testConnector } from './connector.ts';

/** The connector beside a simulated authority, and a bank whose rows a test writes. */
export interface Desk {
  connector: TestConnector;
  authority: TestAuthority;
  db: Kysely<Schema>;
  /** Rows of the bank, by id. */
  rows: Map<string, BankTransaction>;
  /** Every `METHOD path status` that was answered. */
  reached: Set<string>;
  /** A business with numbers of its own, so that no other organisation of the sandbox has its IRNs. */
  organisation(): Promise<Organisation>;
  /** Names of the jobs that wait for an invoice. */
  jobsOf(id: string): Promise<string[]>;
  /** Another process over the same rows. */
  beside(settings: Record<string, string>, more?: { workers?: boolean }): Promise<TestConnector>;
  close(): Promise<void>;
}

export interface Organisation {
  tenant: Tenant;
  key: string;
  prefix: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A receipt that became a draft. @returns its id. */
  draft(more?: Partial<DraftRequest>): Promise<string>;
  confirmed(more?: object): Promise<string>;
  validated(more?: object): Promise<string>;
  signed(more?: object): Promise<string>;
}

export const BUYER = { name: 'Okafor Hotels Ltd', tin: '12345678-0001' };
let organisations = 0;
let receipts = 0;

export const BUSINESS = {
  businessId: '00000000-0000-4000-8000-000000000001',
  ...{ serviceId: '94ND90NR', name: 'Example Supplies Ltd', tin: '00000000-0001', email: 'accounts@example.test' },
  telephone: '+2340000000000',
  address: { street: '1 Example Road', city: 'Ikeja', lga: 'NG-LA-IKE', state: 'NG-LA', country: 'NG' },
  hsnCode: '4802.56',
};

export async function openDesk(options: { clock?: { now(): Date } } = {}): Promise<Desk> {
  const authority = await startTestAuthority();
  const reached = new Set<string>();
  const settings = { SIMULATORS_URL: authority.baseUrl.replace(/\/mbs$/, '') };
  const onAnswer: OnAnswer = ({ method, path }, status) => void reached.add(`${method} ${path} ${status}`);
  const upstream = { url: 'http://127.0.0.1:9', secretKey: 'test_sk_nobody' };
  const timed = options.clock ? { clock: options.clock } : {};
  const rows = new Map<string, BankTransaction>();
  const bankRows = deskRows(rows);
  const connector = await testConnector({ upstream, settings, onAnswer, bankRows, ...timed });
  const { databaseUrl } = connector;
  const { db, close } = openDatabase<Schema>({
    ...{ url: databaseUrl, poolSize: 4, statementTimeoutMs: 10_000, applicationName: 'test' },
    onError: () => {},
  });
  return {
    ...{ connector, authority, db, rows, reached },
    organisation: () => organisation(connector, db),
    async jobsOf(id) {
      const { rows: jobs } = await sql<{ task: string }>`select task_identifier as task from graphile_worker.jobs
        where key like ${`%${id}`} order by 1`.execute(db);
      return jobs.map(({ task }) => task);
    },
    beside: (others, more = {}) =>
      testConnector({ upstream, databaseUrl, settings: { ...settings, ...others }, onAnswer, ...timed, ...more }),
    async close() {
      await close();
      await connector.close();
      await authority.stop();
    },
  };
}

/** The bank's rows as far as a test writes them. */
function deskRows(rows: ReadonlyMap<string, BankTransaction>): BankRows {
  const own = ({ organisationId }: Tenant): BankTransaction[] =>
    [...rows.values()].filter((row) => row.organisationId === organisationId);
  return {
    find: async (_db, tenant, id) => own(tenant).find((row) => row.id === id) ?? null,
    near: async (_db, tenant, { direction, currency, limit }) =>
      own(tenant)
        .filter((row) => row.direction === direction && row.currency === currency)
        .slice(0, limit),
    many: async (_db, tenant, ids) => own(tenant).filter(({ id }) => ids.includes(id)),
    earlier: async () => new Map(),
    paysFor: async () => {},
  };
}

async function organisation(connector: TestConnector, db: Kysely<Schema>): Promise<Organisation> {
  const made = await connector.organisation();
  const tenant = made.environments.sandbox;
  const key = made.keys.sandbox;
  organisations += 1;
  const prefix = `T${organisations}-`;
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> => {
    const options: CallOptions = { key, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) };
    return connector.call(method, path, options);
  };
  await call('PUT', '/si/business', { ...BUSINESS, numberPrefix: prefix });
  const draft = async (more: Partial<DraftRequest> = {}): Promise<string> => {
    const { invoices } = connector.modules;
    const request = { ...aReceipt(), ...more };
    return (await db.transaction().execute((tx) => invoices.draft(tx, tenant, request))).invoiceId;
  };
  const step = async (id: string, name: string, body: object = {}): Promise<string> => {
    const { status, json } = await call('POST', `/si/invoices/${id}/${name}`, body);
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(json)}`);
    return id;
  };
  const confirmed = async (more: object = {}) => step(await draft(), 'confirm', { buyer: BUYER, ...more });
  const validated = async (more: object = {}) => step(await confirmed(more), 'validate');
  const signed = async (more: object = {}) => step(await validated(more), 'sign');
  return { tenant, key, prefix, call, draft, confirmed, validated, signed };
}

/** A receipt of no bank row that became a draft. @returns its id. */
export async function draftOf(
  connector: TestConnector,
  tenant: Tenant,
  more: Partial<DraftRequest> = {},
): Promise<string> {
  const { db, close } = openDatabase<Schema>({
    ...{ url: connector.databaseUrl, poolSize: 1, statementTimeoutMs: 10_000, applicationName: 'test' },
    onError: () => {},
  });
  const request = { ...aReceipt(), ...more };
  const { invoiceId } = await db
    .transaction()
    .execute((tx) => connector.modules.invoices.draft(tx, tenant, request))
    .finally(close);
  return invoiceId;
}

/** NGN 107,500 from a hotel for stationery. */
export function aReceipt(more: Partial<DraftRequest> = {}): DraftRequest {
  receipts += 1;
  return {
    ...{ accountId: '64779d900000000000b3de23', transactionId: `tx_${receipts}`, traceId: `trace_${receipts}` },
    ...{ document: 'invoice', refundedInvoiceId: null, currency: 'NGN', grossMinor: 10_750_000n },
    issueDate: '2026-11-20',
    counterparty: { name: 'OKAFOR HOTELS LTD', accountNumber: '0123456789' },
    ...{ description: 'Stationery for November', reference: 'INV-204', sessionId: null, tags: ['transfer'] },
    eligibility: {
      decision: 'eligible',
      reasons: [{ rule: 8, detail: 'business_keyword', evidence: 'invoice' }],
      score: 0.8,
      rulesetVersion: 1,
    },
    ...more,
  };
}
