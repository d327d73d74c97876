import { migrate } from '@kente/kit/db/migrate';
import { openDatabase } from '@kente/kit/db/pool';
import { candidatesForAll } from '../apps/invoicing/src/invoices/store/candidates.ts';
import { candidateKeys, DEFAULT_SETTINGS, OpenInvoices, plan } from '../apps/invoicing/src/matching/index.ts';
import { books } from '../apps/invoicing/src/matching/testing/books.ts';
import { type Row, TENANT } from '../apps/invoicing/src/matching/testing/rows.ts';
import { invoicingMigrations } from '../apps/invoicing/src/migrations.ts';
import type { Schema } from '../apps/invoicing/src/schema.generated.ts';
import type { Tenant } from '../apps/invoicing/src/tenancy/index.ts';
import { writeBooks } from './load/books.ts';
import { startPostgres, withClient } from './stand/postgres.ts';
import { type Figure, interleaved, median, ratio } from './stand/rounds.ts';

const FEW = 10_000;
const MANY = 100_000;
const ROWS = 2_000;
const MOST_TIMES_SLOWER = 1.5;

/** What a row costs to match against ten times the open invoices: candidate search in memory, gates, scores, sets. */
export async function matching(): Promise<Figure[]> {
  const few = opened(FEW);
  const many = opened(MANY);
  const times = await interleaved({ few: async () => few(), many: async () => many() });
  const note =
    `${micros(times.many)} µs a row among ${MANY.toLocaleString('en')} open invoices, ` +
    `${micros(times.few)} µs among ${FEW.toLocaleString('en')}; in memory, ${ROWS.toLocaleString('en')} rows`;
  const target = { atMost: MOST_TIMES_SLOWER };
  const inMemory = ratio('candidate search + score, 100 k ÷ 10 k', times.many, times.few, target, note);
  return [inMemory, await throughPostgres()];
}

const STORED_ROWS = 500;

/** The same through PostgreSQL: the candidates of each row by SQL, one row at a time, in a database of that many invoices. */
async function throughPostgres(): Promise<Figure> {
  const postgres = await startPostgres();
  try {
    const [few, many] = [
      await stored(await postgres.create('few'), FEW),
      await stored(await postgres.create('many'), MANY),
    ];
    try {
      const times = await interleaved({ few: few.round, many: many.round });
      const perRow = (of: readonly number[]): string => (median(of) / STORED_ROWS).toFixed(2);
      const note = `${perRow(times.many)} ms a row among ${MANY.toLocaleString('en')} open invoices, ${perRow(times.few)} ms among ${FEW.toLocaleString('en')}`;
      const name = 'candidate search through PostgreSQL + score, 100 k ÷ 10 k';
      return ratio(name, times.many, times.few, { atMost: MOST_TIMES_SLOWER }, note);
    } finally {
      await Promise.all([few.close(), many.close()]);
    }
  } finally {
    await postgres.stop();
  }
}

async function stored(url: string, count: number) {
  await migrate({ url, ...invoicingMigrations });
  const { db, close } = openDatabase<Schema>({
    ...{ url, poolSize: 1, statementTimeoutMs: 60_000, applicationName: 'bench' },
    onError: () => {},
  });
  const { rows } = await withClient(url, (client) => writeBooks(client, count));
  const step = Math.floor(rows.length / STORED_ROWS);
  const asked = rows.filter((_, place) => place % step === 0).slice(0, STORED_ROWS);
  const round = async (): Promise<number> => {
    const start = performance.now();
    for (const { transaction } of asked) {
      const [open = []] = await candidatesForAll(db, TENANT as Tenant, [candidateKeys(transaction)]);
      plan(transaction, { open, earlier: [], batches: [], dismissed: new Set() }, DEFAULT_SETTINGS);
    }
    return performance.now() - start;
  };
  return { round, close };
}

const micros = (times: readonly number[]): string => ((median(times) * 1_000) / ROWS).toFixed(0);

/** All invoices of the books open at once; answers what one round over their rows takes, in ms. */
function opened(count: number): () => number {
  const { customers, invoices, rows } = books(1, count);
  const open = new OpenInvoices(TENANT);
  for (const customer of customers) open.putCustomer(customer);
  for (const invoice of invoices) open.add(invoice);
  const step = Math.floor(rows.length / ROWS);
  const asked = rows.filter((_, place) => place % step === 0).slice(0, ROWS);
  return () => planned(asked, open);
}

function planned(rows: readonly Row[], open: OpenInvoices): number {
  const start = performance.now();
  for (const { transaction } of rows) {
    const candidates = { earlier: [], batches: [], dismissed: new Set<string>() };
    plan(transaction, { open: open.search(candidateKeys(transaction)), ...candidates }, DEFAULT_SETTINGS);
  }
  return performance.now() - start;
}
