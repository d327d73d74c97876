import { type Classifier, createEngine, type Row } from '../../packages/enrichment/src/index.ts';
import { COUNTRIES, type Labelled } from '../../packages/enrichment/training/tables.ts';
import { type Figure, figure, interleaved, median, ratio } from '../stand/rounds.ts';

const ROWS = 20_000;

/**
 * Rows a second that the whole engine enriches, over rows a second that JSON.parse reads from the wire: enriching must
 * not be what a page of transactions waits for.
 */
export async function throughput(labelled: readonly Labelled[], classifier: Classifier): Promise<Figure[]> {
  const rows = rowsFrom(labelled);
  const wire = rows.map(({ row }) => JSON.stringify(wireRow(row)));
  const engines = new Map(COUNTRIES.map((country) => [country, createEngine({ country, classifier })]));
  const texts = labelled.map(({ narration, credit }) => ({
    text: narration.toLowerCase().replace(/\d/g, '0').padEnd(60).slice(0, 60),
    credit,
    channel: null,
    amountBucket: 8,
  }));
  const enrichAll = (): void => {
    for (const { country, row } of rows) engines.get(country)?.enrich(row);
  };
  // The engine is much more code than the parser: one round does not warm it.
  for (let pass = 0; pass < 4; pass += 1) enrichAll();
  const rates = await interleaved({
    enrich: async () => rate(rows.length, enrichAll),
    parse: async () =>
      rate(wire.length, () => {
        for (const text of wire) JSON.parse(text);
      }),
    model: async () =>
      rate(texts.length, () => {
        for (const text of texts) classifier.classify(text);
      }),
  });
  const micros = rates.model.map((perSecond) => 1e6 / perSecond);
  return [
    ratio(
      'enrich ÷ JSON.parse of the same rows',
      rates.enrich,
      rates.parse,
      { atLeast: 0.3 },
      `${thousands(median(rates.enrich))} rows/s enriched, ${thousands(median(rates.parse))} parsed`,
    ),
    figure(
      '10,000 rows through the engine',
      'ms',
      rates.enrich.map((perSecond) => 1e7 / perSecond),
      { atMost: 3_000 },
      'with the model',
    ),
    figure(
      'the model on 1,000 texts of 60 characters',
      'ms',
      micros,
      { atMost: 10 },
      `${median(micros).toFixed(1)} µs a text`,
    ),
  ];
}

interface OwnedRow {
  readonly country: Labelled['country'];
  readonly row: Row;
}

function rowsFrom(labelled: readonly Labelled[]): OwnedRow[] {
  return Array.from({ length: ROWS }, (_, index) => {
    const { country, narration, credit, amountMinor } = labelled[index % labelled.length] as Labelled;
    const id = `66f0${String(index).padStart(20, '0')}`;
    return { country, row: { id, narration, credit, amountMinor, day: '2026-06-15', balanceMinor: 1_250_000n } };
  });
}

/** As GET /v2/accounts/{id}/transactions writes a row. */
function wireRow({ id, narration, credit, amountMinor, day, balanceMinor }: Row): object {
  return {
    id,
    _id: id,
    narration,
    amount: Number(amountMinor),
    type: credit ? 'credit' : 'debit',
    balance: Number(balanceMinor),
    date: `${day}T00:00:00.000Z`,
    category: 'unknown',
    currency: 'NGN',
  };
}

/** Items a second. */
function rate(items: number, work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return (items * 1e9) / Number(process.hrtime.bigint() - start);
}

function thousands(value: number): string {
  return `${Math.round(value / 1_000)}k`;
}
