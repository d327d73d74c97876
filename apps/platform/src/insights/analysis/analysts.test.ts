import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import type { AnalysedRow } from '../../transactions/index.ts';
import type { AnalystSetup } from './analyst.ts';
import { type Analyst, createAnalysts } from './analysts.ts';
import type { Questions, Topic } from './questions.ts';

const TODAY = '2026-01-02';
const NARRATIONS = [
  'NIP/MERIDIAN FOODS LTD/SALARY DEC',
  'POS PURCHASE SHOPRITE LEKKI LAGOS',
  'TRF TO KEMI ADEWALE/RENT',
  'NIP TRANSFER FROM BAYO OKAFOR',
  'AIRTIME PURCHASE MTN 0803',
];

/** Newest first, four a day. */
function rowsOf(accountId: string, count: number): AnalysedRow[] {
  return Array.from({ length: count }, (_, at) => ({
    accountId,
    id: `${accountId}${String(at).padStart(20, '0')}`,
    narration: `${NARRATIONS[at % NARRATIONS.length]} ${at % 90}`,
    credit: at % 5 === 0 || at % 5 === 3,
    amountMinor: BigInt(100_000 + (at % 97)),
    balanceMinor: at % 3 === 0 ? null : BigInt(500_000 - at),
    day: new Date(Date.UTC(2026, 0, 1) - at * 21_600_000).toISOString().slice(0, 10),
    category: at % 50 === 0 ? 'gifts_and_donations' : 'transfer',
    ...{ reference: null, edited: false, hasMetadata: false },
  }));
}

const SETUP: AnalystSetup = {
  own: 'own',
  country: 'ng',
  readers: new Map([
    ['own', { country: 'ng', holder: 'SAMUEL OLAMIDE' }],
    ['other', { country: 'ng', holder: 'SAMUEL OLAMIDE' }],
  ]),
  corrections: [{ credit: false, counterpartyKey: 'kemi adewale', category: 'rent' }],
};

const ASKED: { readonly [T in Topic]: Questions[T]['asked'] } = {
  income: {
    account: { id: 'own', name: 'SAMUEL OLAMIDE', accountNumber: '0100005899', currency: 'NGN', source: 'BANK' },
    ...{ today: TODAY, months: 12 },
  },
  legacyIncome: { today: TODAY },
  statementInsights: { accountId: 'own', today: TODAY, country: 'ng' },
  affordability: {
    loan: { principalMinor: 30_000_000n, annualRatePercent: 24, termMonths: 12 },
    ...{ declared: [], bureau: [], today: TODAY, historyTo: TODAY },
  },
  spending: { fromDay: '2025-07-02', toDay: TODAY },
};

const inProcess = createAnalysts({ rowsHere: 0, processes: 2 });
const inHere = createAnalysts({ rowsHere: 1_000_000, processes: 0 });

async function add(analyst: Analyst, rows: readonly AnalysedRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) await analyst.add(rows.slice(at, at + 1_000));
}

test.each(Object.keys(ASKED) as Topic[])('%s: the same answer in this process and in one of its own', async (topic) => {
  const answers = await Promise.all(
    [inHere, inProcess].map((analysts) =>
      analysts.with(SETUP, async (analyst) => {
        await add(analyst, rowsOf('own', 2_500));
        await add(analyst, rowsOf('other', 300));
        return analyst.ask(topic, ASKED[topic]);
      }),
    ),
  );
  expect(answers[0]).not.toBeNull();
  expect(answers[1]).toEqual(answers[0]);
});

test('60,000 rows: no piece of the work holds up others', async () => {
  const rows = rowsOf('own', 60_000);
  const analysts = createAnalysts({ rowsHere: 2_000, processes: 1 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const answer = await analysts.with(SETUP, async (analyst) => {
    for (let at = 0; at < rows.length; at += 2_000) {
      await analyst.add(rows.slice(at, at + 2_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return analyst.ask('statementInsights', ASKED.statementInsights);
  });
  delay.disable();
  expect(answer.insights.transaction_count).toBe(60_000);
  // In this process it is a second in one piece. The middle of the pauses is what a quiet machine would show of them all.
  expect(delay.percentile(99) / 1e6).toBeLessThan(50);
  expect(delay.max / 1e6).toBeLessThan(250);
}, 30_000);

test('work that fails in its process, or before it asks, is told and leaves its place to the next', async () => {
  const analysts = createAnalysts({ rowsHere: 0, processes: 1 });
  const nonsense = { ...rowsOf('own', 1)[0], narration: null } as unknown as AnalysedRow;
  const failing = analysts.with(SETUP, async (analyst) => {
    await analyst.add([nonsense]);
    return analyst.ask('spending', ASKED.spending);
  });
  await expect(failing).rejects.toThrow(TypeError);
  const stopped = analysts.with(SETUP, async (analyst) => {
    await analyst.add(rowsOf('own', 10));
    throw new Error('the process is to stop');
  });
  await expect(stopped).rejects.toThrow('the process is to stop');
  const next = await analysts.with(SETUP, async (analyst) => {
    await analyst.add(rowsOf('own', 10));
    return analyst.ask('spending', ASKED.spending);
  });
  expect(next.totalMinor).toBeGreaterThan(0n);
});
