import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { incomeStreams } from './streams.ts';

const TODAY = '2025-12-31';
const found = (movements: readonly Movement[]) =>
  incomeStreams(movements, TODAY).map(({ type, frequency, payer, deposits }) => ({
    ...{ type, frequency, payer, n: deposits.length },
  }));

/** The 25th of so many months of 2025, from a first one on. */
const months = (first: number, count: number, dom = '25') =>
  Array.from({ length: count }, (_, at) => `2025-${String(first + at).padStart(2, '0')}-${dom}`);
const every = (days: number, count: number, from = '2025-01-06') =>
  Array.from({ length: count }, (_, at) => dayOf(dayNumber(from) + at * days));
const paid = (days: readonly string[], counterparty: string | null, narration: string, amountMinor = 25_000_000n) =>
  movementsOn(days, { counterparty, narration, amountMinor });
const pay = (days: readonly string[], counterparty: string | null, narration: string, amountMinor = 25_000_000n) =>
  movementsOn(days, { counterparty, narration, amountMinor, category: 'salary', kind: 'salary' });

describe('one job', () => {
  test('goes on when the firm takes another name, with the same pay a month later', () => {
    const rows = [
      ...pay(months(1, 6), 'ALPHA SCHOOLS LTD', 'SALARY ALPHA SCHOOLS LTD'),
      ...pay(months(7, 5), 'BRIGHT FUTURE', 'SALARY BRIGHT FUTURE'),
    ];
    expect(found(rows)).toEqual([{ type: 'SALARY', frequency: 'MONTHLY', payer: 'BRIGHT FUTURE', n: 11 }]);
  });

  test.each([
    ['other pay', months(7, 5), 31_000_000n],
    ['a gap of three months', months(9, 4), 25_000_000n],
  ])('is another one after %s', (_what, days, amount) => {
    const rows = [
      ...pay(months(1, 6), 'ALPHA SCHOOLS LTD', 'SALARY'),
      ...pay(days, 'BRIGHT FUTURE ACADEMY', 'SALARY', amount),
    ];
    expect(found(rows)).toMatchObject([{ n: days.length }, { n: 6 }]);
  });

  test('is none of two tenants who follow each other with the same rent', () => {
    const rows = [
      ...movementsOn(months(1, 6), { counterparty: 'PAUL OKEKE', narration: 'rent', category: 'rent' }),
      ...movementsOn(months(7, 5), { counterparty: 'JOY BELLO', narration: 'rent', category: 'rent' }),
    ];
    expect(found(rows)).toMatchObject([{ type: 'RENTAL' }, { type: 'RENTAL' }]);
  });

  test('is paid in parts some days apart', () => {
    const rows = [
      ...pay(months(1, 8, '25'), 'ALPHA SCHOOLS LTD', 'SALARY', 18_000_000n),
      ...pay(months(1, 8, '28'), 'ALPHA SCHOOLS LTD', 'SALARY', 7_000_000n),
    ];
    expect(found(rows)).toMatchObject([{ type: 'SALARY', frequency: 'MONTHLY', n: 16 }]);
  });

  test('has months in which the row names nobody, through a rise, whatever words stand for pay', () => {
    const rows = [
      ...paid(months(1, 3), 'ALPHA SCHOOLS LTD', 'NIP ALPHA SCHOOLS LTD CONSOLIDATED PAY'),
      ...paid(months(4, 2), null, 'CONSOLIDATED PAY'),
      ...paid(months(6, 4), 'ALPHA SCHOOLS LTD', 'NIP ALPHA SCHOOLS LTD CONSOLIDATED PAY', 32_000_000n),
      ...paid(months(10, 1), null, 'CONSOLIDATED PAY', 32_000_000n),
    ];
    expect(found(rows)).toEqual([{ type: 'WAGES', frequency: 'MONTHLY', payer: 'ALPHA SCHOOLS LTD', n: 10 }]);
  });

  test('counts what its payer calls an allowance', () => {
    const rows = [
      ...pay(months(1, 6, '25'), 'ALPHA SCHOOLS LTD', 'SALARY'),
      ...paid(months(1, 6, '10'), 'ALPHA SCHOOLS LTD', 'TRANSPORT ALLOWANCE', 2_000_000n),
      ...paid(months(1, 6, '12'), 'ALPHA SCHOOLS LTD', 'FEEDING ALLOWANCE', 1_000_000n),
    ];
    expect(found(rows)).toMatchObject([{ type: 'SALARY', n: 18 }]);
  });
});

describe('what an employer pays', () => {
  test('is no income where it gives back expenses or lends on pay', () => {
    const rows = [
      ...pay(months(1, 6), 'ALPHA SCHOOLS LTD', 'SALARY'),
      ...paid(['2025-02-10', '2025-04-08', '2025-05-13'], 'ALPHA SCHOOLS LTD', 'EXPENSE REIMBURSEMENT', 900_000n),
      ...pay(['2025-03-12'], 'ALPHA SCHOOLS LTD', 'SALARY ADVANCE', 5_000_000n),
    ];
    expect(found(rows)).toMatchObject([{ type: 'SALARY', frequency: 'MONTHLY', n: 6 }]);
  });

  test('is a salary when one of its regular payments says so, or comes by a channel of payrolls', () => {
    const silent = paid(months(1, 9), 'ALPHA SCHOOLS LTD', 'NIP ALPHA SCHOOLS LTD');
    expect(found(silent)).toMatchObject([{ type: 'WAGES' }]);
    expect(found([...silent, ...pay(['2025-10-25'], 'ALPHA SCHOOLS LTD', '13TH MONTH')])).toMatchObject([
      { type: 'SALARY', n: 10 },
    ]);
    expect(found(silent.map((row) => ({ ...row, narration: 'VIA GAPS 991 ALPHA SCHOOLS LTD' })))).toMatchObject([
      { type: 'SALARY' },
    ]);
  });

  test('names the company where the row runs together', () => {
    expect(found(pay(months(1, 6), null, 'SALARY Alpha Schools Ltd JUN 2025'))).toMatchObject([
      { payer: 'Alpha Schools Ltd' },
    ]);
    expect(
      found(pay(months(1, 6), 'SHOPRITE CHECKERS SALARY', 'MAGTAPE CREDIT SHOPRITE CHECKERS SALARY')),
    ).toMatchObject([{ payer: 'SHOPRITE CHECKERS' }]);
    expect(found(pay(months(1, 6), null, 'SALARY MAY 2025'))).toMatchObject([{ payer: null }]);
  });
});

describe('rows that name nobody', () => {
  test('are gathered by the word that names the platform, whatever stands beside it', () => {
    const days = ['2025-01-09', '2025-01-20', '2025-02-14', '2025-04-02', '2025-04-06', '2025-06-30'];
    const rows = ['BOLT', 'GLOVO'].flatMap((platform) =>
      days.map((day, at) =>
        aMovement({ day, counterparty: null, narration: `${platform} ${at % 2 ? 'PAYOUT' : 'DRIVER EARNINGS'}` }),
      ),
    );
    expect(found(rows)).toMatchObject([
      { type: 'WAGES', frequency: 'VARIABLE', n: 6 },
      { type: 'WAGES', frequency: 'VARIABLE', n: 6 },
    ]);
  });

  test('are one pension under two wordings, and one salary under the names of its components', () => {
    const pension = months(1, 8).map((day, at) =>
      aMovement({ day, counterparty: null, narration: at % 3 ? 'PENSION MAY' : 'MONTHLY PENSION PAYMENT' }),
    );
    expect(found(pension)).toMatchObject([{ type: 'PENSION', frequency: 'MONTHLY', n: 8 }]);
    const components = [
      ...pay(months(1, 8, '25'), 'NETCARE HOSPITALS BASIC', 'SALARY NETCARE HOSPITALS BASIC', 18_000_000n),
      ...pay(months(1, 8, '27'), 'NETCARE HOSPITALS HOUSING', 'SALARY NETCARE HOSPITALS HOUSING', 7_000_000n),
    ];
    expect(found(components)).toMatchObject([{ type: 'SALARY', frequency: 'MONTHLY', n: 16 }]);
  });
});

describe('platforms and persons', () => {
  const amounts = [900_000n, 2_400_000n, 600_000n, 4_100_000n, 1_500_000n, 300_000n, 2_900_000n];
  const rider = (days: readonly string[], narration = 'NIP CR/SWIFTRIDE LTD') =>
    days.map((day, at) =>
      aMovement({ day, counterparty: 'SWIFTRIDE LTD', narration, amountMinor: amounts[at % 7] as bigint }),
    );

  test('payouts of every Monday are WEEKLY, those of busy and idle weeks VARIABLE', () => {
    expect(found(rider(every(7, 30)))).toMatchObject([{ type: 'WAGES', frequency: 'WEEKLY' }]);
    const busy = every(28, 10).flatMap((day) => [0, 1, 3, 4, 8, 9].map((plus) => dayOf(dayNumber(day) + plus)));
    expect(found(rider(busy))).toMatchObject([{ type: 'WAGES', frequency: 'VARIABLE' }]);
  });

  test('a name that the bank cut inside its legal form is a company still', () => {
    const rows = rider(['2025-01-03', '2025-02-21', '2025-02-27', '2025-05-09']).map((row) =>
      aMovement({ ...row, counterparty: 'OKADA EXPRESS LIMITE' }),
    );
    expect(found(rows)).toMatchObject([{ type: 'WAGES' }]);
  });

  test('driver and trips tell a gig, though the bank calls it a settlement', () => {
    const rows = rider(every(9, 12), 'SWIFTRIDE DRIVER PAYOUT SETTLEMENT').map((row) => ({
      ...row,
      category: 'sales' as const,
    }));
    expect(found(rows)).toMatchObject([{ type: 'WAGES' }]);
  });

  test('pocket money is OTHER however regular; a person whose sums differ widely pays no wages', () => {
    expect(found(paid(months(1, 9), 'FOLAKE ADEBAYO', 'NIP/FOLAKE ADEBAYO/pocket money'))).toMatchObject([
      { type: 'OTHER', frequency: 'MONTHLY' },
    ]);
    const uneven = months(1, 9).map((day, at) => aMovement({ day, amountMinor: amounts[at % 7] as bigint }));
    expect(found(uneven)).toMatchObject([{ type: 'OTHER' }]);
    expect(found(paid(months(1, 9), 'FOLAKE ADEBAYO', 'NIP/FOLAKE ADEBAYO'))).toMatchObject([{ type: 'WAGES' }]);
  });

  test('who gets back half of what they send, or more, brings no income', () => {
    const into = paid(months(1, 9, '04'), 'NEON POT', 'NEON POT', 2_000_000n);
    const out = (amountMinor: bigint) =>
      movementsOn(months(1, 9, '18'), { counterparty: 'NEON POT', credit: false, amountMinor });
    expect(found([...into, ...out(1_000_000n)])).toEqual([]);
    expect(found([...into, ...out(900_000n)])).toHaveLength(1);
    const unnamed = out(1_000_000n).map((row) => ({ ...row, counterparty: null, counterpartyKey: null }));
    const saved = unnamed.map((row) => ({ ...row, narration: 'CRESTPOT AUTOSAVE' }));
    expect(found([...into.map((row) => ({ ...row, counterpartyKey: 'crestpot' })), ...saved])).toEqual([]);
  });

  test('winnings are none, of an operator that nobody knows either', () => {
    const rows = ['2025-01-03', '2025-01-09', '2025-02-27', '2025-05-09'].map((day) =>
      aMovement({ day, counterparty: null, category: 'unknown', narration: 'KWIKBALL WINNINGS PAYOUT 8812' }),
    );
    expect(found(rows)).toEqual([]);
  });
});

test('a till that prints no names is a trade all the same', () => {
  const sales = every(1, 200).map((day, at) =>
    aMovement({
      day,
      counterparty: null,
      narration: `POS CREDIT ${4_000 + at}`,
      amountMinor: BigInt(90_000 + at * 900),
    }),
  );
  expect(found(sales)).toEqual([{ type: 'BUSINESS', frequency: 'WEEKLY', payer: null, n: 200 }]);
});

test("dividends and an account's interest are two incomes", () => {
  const rows = [
    ...movementsOn(months(1, 12, '28'), { category: 'interest', counterparty: null, narration: 'INTEREST PAID' }),
    ...movementsOn(['2025-03-10', '2025-06-12', '2025-09-11'], {
      ...{ category: 'interest', counterparty: null, narration: 'DIVIDEND PAYMENT 31' },
    }),
  ];
  expect(found(rows)).toMatchObject([
    { type: 'INVESTMENT', frequency: 'MONTHLY', n: 12 },
    { type: 'INVESTMENT', frequency: 'VARIABLE', n: 3 },
  ]);
});
