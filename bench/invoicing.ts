import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { migrate } from '@kente/kit/db/migrate';
import { migrateJobs } from '@kente/kit/jobs/migrate';
import { createLogger } from '@kente/kit/log';
import type pg from 'pg';
import { loadConfig } from '../apps/invoicing/src/config.ts';
import { type Connector, createConnector } from '../apps/invoicing/src/connector.ts';
import { invoicingMigrations } from '../apps/invoicing/src/migrations.ts';
import type { Credential, Tenant } from '../apps/invoicing/src/tenancy/index.ts';
import { startPostgres, withClient } from './stand/postgres.ts';
import { type Figure, figure, IS_FULL_RUN, ROUNDS } from './stand/rounds.ts';

const ROWS = 100_000;
const ROUND_ROWS = IS_FULL_RUN ? ROWS : 20_000;
const ROWS_PER_SECOND = 5_000;
const MEGABYTE = 1_048_576;
/** A hundred thousand rows would be a hundred. */
const FLAT_MB = 16;

/**
 * Reading an account of 100,000 transactions through the cursor feed of a provider on this machine: each row is decided, a
 * tenth becomes a draft, the others are rejected or skipped with their reasons. Each round is another account; the memory is
 * the heap at the end of a round less that of its beginning.
 */
export async function invoicing(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const provider = await startProvider();
  try {
    const url = await postgres.create('invoicing');
    await migrate({ url, ...invoicingMigrations });
    await migrateJobs(url);
    const { port } = provider.address() as AddressInfo;
    const config = await loadConfig({
      ...{ INVOICING_DATABASE_URL: url, INVOICING_PORT: '0', LOG_LEVEL: 'fatal' },
      ...{ MONO_BASE_URL: `http://127.0.0.1:${port}`, MONO_SECRET_KEY: 'test_sk_bench' },
    });
    const connector = await createConnector({ config, log: createLogger({ level: 'fatal', name: 'bench' }) });
    try {
      return await withClient(url, (client) => measured(connector, client));
    } finally {
      await connector.close();
    }
  } finally {
    provider.closeAllConnections();
    provider.close();
    await postgres.stop();
  }
}

async function measured({ modules }: Connector, client: pg.Client): Promise<Figure[]> {
  const { sandbox } = await modules.tenancy.createOrganisation({ name: 'Green Acre Supplies Ltd' });
  const key = (await modules.tenancy.createCredential(sandbox, 'admin'))?.key ?? '';
  const actor = await modules.tenancy.byKey(key);
  if (actor === null) throw new Error('the key that was made is unknown');
  const [seconds, grown]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { id } = await modules.accounts.exchange(sandbox, exchangeOf(round, actor));
    const [time, heap] = await oneSync(modules, sandbox, id);
    if (round === 0) continue;
    seconds.push(ROUND_ROWS / time);
    grown.push(heap / MEGABYTE);
  }
  const { rows } = await client.query<{ drafted: number; dlq: number; skipped: number }>(`
    select (count(*) filter (where result = 'drafted'))::int as drafted, (count(*) filter (where result = 'dlq'))::int as dlq,
      (count(*) filter (where result = 'skipped'))::int as skipped from bank_transactions`);
  const [{ drafted, dlq, skipped } = { drafted: 0, dlq: 0, skipped: 0 }] = rows;
  const all = drafted + dlq + skipped;
  const share = (count: number): string => `${Math.round((100 * count) / all)} %`;
  const note = `${ROUND_ROWS.toLocaleString('en')} rows a round: ${share(drafted)} drafts, ${share(dlq)} dead letters, ${share(skipped)} skipped`;
  return [
    figure('sync to drafts and reasons, rows a second', '/s', seconds, { atLeast: ROWS_PER_SECOND }, note),
    figure('heap after a sync, less before', 'MB', grown, { atMost: FLAT_MB }, 'after a collection each'),
  ];
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const exchangeOf = (round: number, actor: Credential) => ({ code: `code_${round}`, ref: null, actor, ip: '127.0.0.1' });

async function oneSync(modules: Connector['modules'], tenant: Tenant, id: string): Promise<[number, number]> {
  collect();
  const heap = process.memoryUsage().heapUsed;
  const start = performance.now();
  const { fetched } = await modules.ingestion.sync(tenant, id, { toEnd: true }, `bench_${id}`);
  const seconds = (performance.now() - start) / 1_000;
  if (fetched !== ROUND_ROWS) throw new Error(`${fetched} rows came instead of ${ROUND_ROWS}`);
  collect();
  return [seconds, process.memoryUsage().heapUsed - heap];
}

const DAYS = 300;
const dayOf = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1) + Math.floor((index / ROUND_ROWS) * DAYS) * 86_400_000).toISOString().slice(0, 10);

/** One in ten is paid business, three are charges, the others are somebody's own matters. */
function transaction(index: number) {
  const kind = index % 10;
  const narration =
    kind === 0
      ? `NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-${index} web design`
      : kind < 4
        ? 'NIP CHARGE + VAT'
        : kind < 7
          ? `NIP/GTB/BISI ADE OKORO/birthday gift ${index}`
          : `NIP/UBA/TUNDE BALOGUN/transfer ${index}`;
  const type = kind === 0 || kind > 3 ? 'credit' : 'debit';
  return {
    id: `k${index}`,
    narration,
    type,
    amount: 2_000_000 + index,
    date: dayOf(index),
    balance: index,
    category: null,
  };
}

/** Answers as the platform does, with pages that are made once. */
async function startProvider(): Promise<Server> {
  const pages = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (data: unknown): void => void response.end(typeof data === 'string' ? data : ok(data));
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/v2/accounts/auth') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      return send({ id: (JSON.parse(body) as { code: string }).code.replace('code_', 'acc_') });
    }
    if (!url.pathname.endsWith('/sync'))
      return send({ account: null, customer: { id: 'c' }, meta: { data_status: 'AVAILABLE' } });
    const key = `${url.searchParams.get('cursor') ?? ''} ${url.searchParams.get('count')}`;
    const page = pages.get(key) ?? ok(pageOf(url));
    pages.set(key, page);
    return send(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const ok = (data: unknown): string =>
  JSON.stringify({ status: 'successful', message: 'ok', timestamp: '2026-11-20T10:00:00.000Z', data });

function pageOf({ searchParams }: URL) {
  const from = Number(searchParams.get('cursor') || 0);
  const to = Math.min(from + Number(searchParams.get('count')), ROUND_ROWS);
  const added = Array.from({ length: to - from }, (_, at) => transaction(from + at));
  return { added, modified: [], removed: [], next_cursor: String(to), has_more: to < ROUND_ROWS };
}
