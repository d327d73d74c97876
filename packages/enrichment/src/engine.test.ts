import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CATEGORIES,
  type Country,
  createEngine,
  type Enrichment,
  fitsDirection,
  loadClassifier,
  metadataOf,
} from './index.ts';
import { aRow } from './testing/row.ts';

const COUNTRIES = ['ng', 'gh', 'ke', 'za'] as const satisfies Country[];
const nigeria = createEngine({ country: 'ng' });
const read = (narration: string, credit = false): Enrichment => nigeria.enrich(aRow(narration, credit));

const LINES = readFileSync(new URL('./testing/statement-lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ credit: line.startsWith('C:'), narration: line.slice(2) }));

test('at least 94 % of the lines of many banks get a channel or a class', () => {
  const told = LINES.filter(({ narration, credit }) => {
    const { channel, kind } = read(narration, credit);
    return channel !== null || kind !== 'other';
  });
  expect(told.length / LINES.length).toBeGreaterThanOrEqual(0.94);
});

test('the same row gives the same answer, whatever was read before it', () => {
  const alone = LINES.map(({ narration, credit }) => createEngine({ country: 'ng' }).enrich(aRow(narration, credit)));
  const together = LINES.toReversed().map(({ narration, credit }) => read(narration, credit));
  expect(together.toReversed()).toEqual(alone);
});

test('ten thousand rows take less than two seconds', () => {
  const from = performance.now();
  for (let at = 0; at < 10_000; at++) {
    const { narration, credit } = LINES[at % LINES.length] as (typeof LINES)[number];
    read(narration, credit);
  }
  expect(performance.now() - from).toBeLessThan(2_000);
});

describe('whatever the text', () => {
  const words = fc.constantFrom(
    ...'NIP / GTB TRF FRM TO POS ATM REF: | - 000013240122259141600762564783 salary fee rvsl 🎉 عربى ẹ̀bùn \u0000 \ud800 \u202e'.split(
      ' ',
    ),
  );
  const narration = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
    fc.constantFrom(...LINES.map((line) => line.narration)),
  );

  test.each(COUNTRIES)('%s: a defined answer whose category fits the direction', (country) => {
    const engine = createEngine({ country, holder: 'Adeola Kunle Bello' });
    fc.assert(
      fc.property(narration, fc.boolean(), (text, credit) => {
        const row = aRow(text, credit);
        const enrichment = engine.enrich(row);
        expect(enrichment.category.value in CATEGORIES).toBe(true);
        expect(fitsDirection(enrichment.category.value, credit)).toBe(true);
        expect(enrichment.category.confidence).toBeGreaterThanOrEqual(0);
        expect(enrichment.category.confidence).toBeLessThanOrEqual(1);
        for (const value of Object.values(metadataOf(enrichment))) expect(value).not.toBe('');
        expect(row.narration).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'TRF TO '.repeat(10_000)],
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['digits', '1'.repeat(5_000)],
    ['emoji', '🎉💸'.repeat(200)],
    ['lone surrogates', '\ud800\udc00\ud800'.repeat(50)],
    ['text from right to left', 'تحويل إلى \u202eاحمد'],
    ['NUL', 'NIP/GTB/\u0000ADA\u0000 OBI/rice'],
    ['slashes', '/'.repeat(10_000)],
    ['one letter words', 'a '.repeat(5_000)],
  ])('%s: an answer in milliseconds', (_what, text) => {
    const from = performance.now();
    for (const country of COUNTRIES) createEngine({ country }).enrich(aRow(text, false));
    expect(performance.now() - from).toBeLessThan(200);
  });
});

describe('a merchant category code', () => {
  const coded = (narration: string, mcc: string, credit = false) =>
    nigeria.enrich({ ...aRow(narration, credit), mcc }).category.value;

  test('tells what a shop is whose name tells nothing', () => {
    expect(coded('POS PURCHASE ZUMA ROCK LAGOS NG', '5812')).toBe('food_and_dining');
    expect(coded('POS PURCHASE ZUMA ROCK LAGOS NG', '3001')).toBe('travel');
  });

  test('outranks words, never what a row is, never a known shop, and says nothing of money that comes in', () => {
    expect(coded('POS PURCHASE GRACE PHARMACY', '5411')).toBe('groceries');
    expect(coded('COMMISSION ON POS PURCHASE', '5411')).toBe('bank_charges');
    expect(coded('POS PURCHASE SHOPRITE LEKKI', '5812')).toBe('groceries');
    expect(coded('RVSL POS PURCHASE ZUMA ROCK', '5812', true)).toBe('refund');
  });

  test('that is none changes nothing', () => {
    for (const mcc of ['', '0', '9999', 'abcd']) expect(coded('POS PURCHASE GRACE PHARMACY', mcc)).toBe('health');
  });
});

describe('what an engine keeps of rows that come again', () => {
  test('changes no answer, whatever the amount, the direction or the order', () => {
    const classifier = loadClassifier();
    const keeping = createEngine({ country: 'ng', classifier });
    const row = fc.record({
      line: fc.constantFrom(
        ...LINES.slice(0, 60).map((line) => line.narration),
        'Mama Ada kitchen',
        'POS PURCHASE ZUMA',
      ),
      credit: fc.boolean(),
      amountMinor: fc.constantFrom(1n, 90_000n, 250_000n, 99_000_000n),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        for (const { line, credit, amountMinor } of rows) {
          const asked = aRow(line, credit, { amountMinor });
          expect(keeping.enrich(asked)).toEqual(createEngine({ country: 'ng', classifier }).enrich(asked));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('who pays', () => {
  test.each([
    ['C:STAFF PAY JUN 2026/MERIDIAN FOODS LIMITED', 'MERIDIAN FOODS LIMITED'],
    ['C:PAYROLL CREDIT MERIDIAN FOODS', 'MERIDIAN FOODS'],
    ['C:SAL/JUN/MERIDIAN FOODS LTD', 'MERIDIAN FOODS LTD'],
    ['C:SALARY PAYMENT SEPTEMBER', null],
    ['C:STAFF SALARY JUNE 2026', null],
    ['D:STAFF SALARY NOV ADA OBI', null],
  ])('%s: %s', (line, payer) => {
    expect(read(line.slice(2), line.startsWith('C')).counterparty).toBe(payer);
  });

  test('ends where small letters follow capitals, and where thanks begin', () => {
    expect(read('NIP CR/ADA NGOZI OBI as agreed', true).counterparty).toBe('ADA NGOZI OBI');
    expect(read('Transfer from Ada Obi Thanks', true).counterparty).toBe('Ada Obi');
    expect(read('Transfer from Kwame van der Merwe', true).counterparty).toBe('Kwame van der Merwe');
  });
});

describe('a known shop or biller', () => {
  test.each([
    ['D:DSTV SUBSCRIPTION', 'DSTV'],
    ['D:NETFLIX.COM AMSTERDAM NL', 'NETFLIX'],
    ['D:UBER *TRIP HELP.UBER.COM', 'UBER *TRIP'],
    ['D:PIGGYVEST SAVINGS', 'PIGGYVEST'],
    ['C:NETFLIX.COM', null],
    ['D:MTN AIRTIME VTU 08030000000', null],
    ['D:ATM WITHDRAWAL KAREN BRANCH 322938', null],
  ])('is the payee of a debit that fits no form: %s → %s', (line, payee) => {
    expect(read(line.slice(2), line.startsWith('C')).counterparty).toBe(payee);
  });
});

describe('normalising', () => {
  test('diacritics, doubled blanks and letters that are set apart change nothing', () => {
    expect(read('NIP/GTB/ADÉṢỌLÁ  ỌBÍ/school   fees')).toMatchObject({
      counterpartyKey: 'adesola obi',
      category: { value: 'education' },
    });
    expect(read('S M S   A L E R T   C H A R G E   F O R   M A Y').category.value).toBe('bank_charges');
  });

  test('a name keeps its printed form', () => {
    expect(read('NIP/GTB/Chukwuemeka Obi-Eze/rice').counterparty).toBe('Chukwuemeka Obi-Eze');
  });
});

describe('traps', () => {
  test.each([
    ['D', 'NIBSS Instant Payment Outward 000013240120170155138276934156 TO UBA/Garba Efe /26.875/REF:1', 'transfer'],
    ['D', 'NIP/GTB/ADA OBI/current account', 'transfer'],
    ['D', '9MOBILE CHARGE FOR USSD SESSION ce9o7a6s4q5d223815953548de', 'bank_charges'],
    ['D', 'WHT ON INTEREST:01-08-6902gb 03-09-2023 INTEREST run', 'bank_charges'],
    ['D', 'TRF FRM AMINA WINIFRED-BISI TO |Balance Enquiry Charge', 'bank_charges'],
    ['D', '*ISO:MC POS Loc Pyt Fee-21C676569851--WT|OBINNE REMI IBADAN NG', 'bank_charges'],
    [
      'D',
      'VALUE ADDED TAX 000013231226621556646901344070 VAT ON NIP TRANSFER FOR 1 School fees TO FBN/Ada',
      'bank_charges',
    ],
    ['C', 'NIP/REV JOHN ADEYEMI', 'transfer'],
    ['D', 'NIP/GTB/GLO ADEOLA/', 'transfer'],
    ['C', 'NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY', 'transfer'],
    ['C', 'ZENITHBANK STAFF MEDICAL BILL FOR AUG 26', 'sales'],
    ['D', 'NIP CR/ADA OBI/UBA', 'transfer'],
    ['D', 'NIP/GTB/ADA OBI/bet', 'transfer'],
    ['D', 'NIP/GTB/GRACE CHAPEL/tithe', 'gifts_and_donations'],
    ['D', 'NIP/GTB/PAYMENT', 'transfer'],
  ])('%s %s → %s', (direction, narration, category) => {
    expect(read(narration, direction === 'C').category.value).toBe(category);
  });

  test('a charge has no other side and takes nothing from the payment', () => {
    const line = 'NIP CHARGE 000013230911388970525605415479 via GTWORLD Bus TO FUNKE QUDUS SANI ReF:DC79990396';
    expect(read(line)).toMatchObject({
      kind: 'fee',
      counterparty: null,
      reason: null,
      sessionId: '000013230911388970525605415479',
    });
  });
});

describe('the holder', () => {
  const engine = createEngine({ country: 'ng', holder: 'Mr Adeola Kunle BELLO' });
  test.each([
    ['NIP/UBA/BELLO ADEOLA/x', true],
    ['NIP/UBA/BELLO ADEOLA KUN/x', true],
    ['NIP/UBA/FUNKE BELLO/x', false],
    ['NIP/UBA/BELLO/x', false],
    ['NIP/UBA/ADA OBI/x', false],
  ])('%s is the holder: %s', (narration, own) => {
    expect(engine.enrich(aRow(narration, false)).ownAccount).toBe(own);
  });

  test('of two printed sides the one that is not the holder is meant', () => {
    expect(engine.enrich(aRow('TRF FRM ADA OBI TO ADEOLA BELLO|rice', false)).counterparty).toBe('ADA OBI');
  });

  test('an own move is a transfer with a flag of its own', () => {
    expect(engine.enrich(aRow('NIP/UBA/BELLO ADEOLA/', false))).toMatchObject({
      ownAccount: true,
      category: { value: 'transfer' },
    });
  });
});

describe('the model', () => {
  const asked: string[] = [];
  const engineWith = (probability: number) =>
    createEngine({
      country: 'ng',
      classifier: {
        classify: ({ codes, start, end }) => {
          asked.push(String.fromCharCode(...codes.subarray(start, end)));
          return { category: 'groceries', probability };
        },
      },
    });

  test('is asked only for rows that nothing else decides', () => {
    asked.length = 0;
    const engine = engineWith(0.9);
    engine.enrich(aRow('NIP/GTB/ADA OBI/rice', false));
    expect(engine.enrich(aRow('Mama Ada 12', false)).category).toMatchObject({ value: 'groceries', method: 'model' });
    expect(asked).toEqual(['mama ada 12']);
  });

  test.each([0.69, Number.NaN])('is not believed at %d', (probability) => {
    expect(engineWith(probability).enrich(aRow('Mama Ada 12', false)).category.value).toBe('unknown');
  });

  test('says nothing that the direction rules out', () => {
    expect(engineWith(0.9).enrich(aRow('Mama Ada 12', true)).category.value).toBe('unknown');
  });
});
