import { candidateKeys, DEFAULT_SETTINGS, OpenInvoices, plan } from '../apps/invoicing/src/matching/index.ts';
import { books } from '../apps/invoicing/src/matching/testing/books.ts';
import { type Row, TENANT } from '../apps/invoicing/src/matching/testing/rows.ts';
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
  return [ratio('candidate search + score, 100 k ÷ 10 k', times.many, times.few, target, note)];
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
