import { type Classifier, type Country, createEngine, type Row } from '../../packages/enrichment/src/index.ts';
import { codesOf } from '../../packages/enrichment/src/model/face.ts';
import { fill } from '../../packages/enrichment/training/fill.ts';
import { ledgerOf } from '../../packages/enrichment/training/ledgers/ledgers.ts';
import { Random } from '../../packages/enrichment/training/random.ts';
import { type Form, type Labelled, readForms, readPools } from '../../packages/enrichment/training/tables.ts';
import { type Figure, figure, interleaved, median, ratio } from '../stand/rounds.ts';

const ROWS = 20_000;

/**
 * Rows a second that the engine categorises, and that it enriches, over rows a second that JSON.parse reads as the API writes them:
 * enriching must not be what a page of transactions waits for. On one core, model included.
 */
export async function throughput(labelled: readonly Labelled[], classifier: Classifier): Promise<Figure[]> {
  const [accounts, mixed] = [accountRows(), mixedRows()];
  const [accountWires, mixedWires] = [wiresOf(accounts), wiresOf(mixed)];
  const texts = labelled.map(({ narration, credit }) => ({
    ...codesOf(narration.toLowerCase().padEnd(60).slice(0, 60)),
    credit,
    channel: null,
    amountBucket: 8,
  }));
  const enrich = (owned: readonly Owned[]) => () => {
    for (const { rows, ...options } of owned) {
      const engine = createEngine({ ...options, classifier });
      for (const row of rows) engine.enrich(row);
    }
  };
  const categorise = (owned: readonly Owned[]) => () => {
    for (const { rows, ...options } of owned) {
      const engine = createEngine({ ...options, classifier });
      for (const row of rows) engine.categorise(row);
    }
  };
  const parse = (wires: readonly string[]) => () => {
    for (const wire of wires) JSON.parse(wire);
  };
  // The engine is much more code than the parser: one round does not warm it.
  for (let pass = 0; pass < 4; pass += 1) {
    enrich(accounts)();
    enrich(mixed)();
    categorise(accounts)();
    categorise(mixed)();
  }
  const rates = await interleaved({
    categorised: async () => rate(ROWS, categorise(accounts)),
    accounts: async () => rate(ROWS, enrich(accounts)),
    accountsParsed: async () => rate(ROWS, parse(accountWires)),
    mixedCategorised: async () => rate(ROWS, categorise(mixed)),
    mixed: async () => rate(ROWS, enrich(mixed)),
    mixedParsed: async () => rate(ROWS, parse(mixedWires)),
    model: async () =>
      rate(texts.length, () => {
        for (const text of texts) classifier.classify(text);
      }),
  });
  const micros = rates.model.map((perSecond) => 1e6 / perSecond);
  const note = (enriched: readonly number[], parsed: readonly number[], owned: readonly Owned[]): string =>
    `${thousands(median(enriched))} rows/s, ${thousands(median(parsed))} parsed; ${distinct(owned)}`;
  return [
    ratio(
      'categorise ÷ JSON.parse of the same rows, whole accounts',
      rates.categorised,
      rates.accountsParsed,
      { atLeast: 0.3 },
      note(rates.categorised, rates.accountsParsed, accounts),
    ),
    ratio(
      'categorise, every row of another wording, name and reference',
      rates.mixedCategorised,
      rates.mixedParsed,
      null,
      note(rates.mixedCategorised, rates.mixedParsed, mixed),
    ),
    ratio(
      'enrich ÷ JSON.parse of the same rows, whole accounts',
      rates.accounts,
      rates.accountsParsed,
      { atLeast: 0.3 },
      note(rates.accounts, rates.accountsParsed, accounts),
    ),
    ratio(
      'enrich, every row of another wording, name and reference',
      rates.mixed,
      rates.mixedParsed,
      null,
      note(rates.mixed, rates.mixedParsed, mixed),
    ),
    figure(
      '10,000 rows through the engine',
      'ms',
      rates.accounts.map((perSecond) => 1e7 / perSecond),
      { atMost: 3_000 },
      'with the model, an engine made for each account',
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

/** Rows that one engine reads. */
interface Owned {
  readonly country: Country;
  readonly holder?: string;
  readonly rows: readonly Row[];
}

/** Invented accounts from their first row to their last: they repeat shops, payees and charges as accounts do. */
function accountRows(): Owned[] {
  const accounts: Owned[] = [];
  let missing = ROWS;
  for (let seed = 1; missing > 0; seed += 1) {
    const { country, holder, rows } = ledgerOf(seed);
    const own = rows.slice(0, missing).map(({ row }) => row);
    accounts.push({ country, holder, rows: own });
    missing -= own.length;
  }
  return accounts;
}

/** Every wording of the labelled set in turn, filled anew: nothing that an engine may keep helps it here. */
function mixedRows(): Owned[] {
  const random = new Random(77);
  const pools = readPools('labelled');
  const forms = readForms();
  const filled = Array.from({ length: ROWS }, (_, index) => fill(forms[index % forms.length] as Form, pools, random));
  return [...Map.groupBy(filled, ({ country }) => country)].map(([country, own]) => ({
    country,
    rows: own.map(({ narration, credit, amountMinor }, index) => {
      const id = `66f0${String(index).padStart(20, '0')}`;
      return { id, narration, credit, amountMinor, day: '2026-06-15', balanceMinor: 1_250_000n };
    }),
  }));
}

function distinct(owned: readonly Owned[]): string {
  const narrations = new Set(owned.flatMap(({ rows }) => rows.map(({ narration }) => narration)));
  return `${narrations.size} different narrations in ${ROWS} rows`;
}

function wiresOf(owned: readonly Owned[]): string[] {
  return owned.flatMap(({ rows }) => rows.map((row) => JSON.stringify(wireRow(row))));
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
