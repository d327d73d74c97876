import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allBanks } from '../../../../apps/simulators/src/banks/directory.ts';
import { listedSpan, MonthShelf, rowsBetween } from '../../../../apps/simulators/src/history/history.ts';
import { personaOf } from '../../../../apps/simulators/src/personas/catalogue.ts';
import { type AccountRow, type Country, createEngine, type Row, relate } from '../index.ts';
import { aRow } from '../testing/row.ts';

const HOLDER = 'Adeola Kunle Bello';
const ENGINES = Object.fromEntries(
  (['ng', 'gh', 'ke', 'za'] as const).map((country) => [country, createEngine({ country, holder: HOLDER })]),
);

/** `D` or `C`, then the narration. */
function on(country: Country, id: string, line: string, more: Partial<Row> = {}, receipt?: string): AccountRow {
  const row = aRow(line.slice(2), line.startsWith('C'), { id, ...more });
  const enrichment = (ENGINES[country] as ReturnType<typeof createEngine>).enrich(row);
  return { accountId: 'a', row, enrichment, ...(receipt === undefined ? {} : { receipt }) };
}

const SESSION = '000013261120135515616996243834';
const OTHER_SESSION = '000013261120143003887120045512';
const PAID = `NIBSS Instant Payment Outward ${SESSION} For Saturday TO KUDA/ADA OBI /26.875/REF:110016202611 from BELLO`;

describe('the forms of', () => {
  test.each<[string, Country, string, string]>([
    ['GTBank', 'ng', PAID, `FAILED NIBSS INSTANT PAYMENT ${OTHER_SESSION} NIP Reversal ${PAID.slice(0, 40)}`],
    ['GTBank, by number', 'ng', PAID, `FAILED NIBSS INSTANT PAYMENT ${SESSION} NIP Reversal`],
    ['GTBank, by a cut number', 'ng', PAID, `NIP Reversal ${SESSION.slice(0, 14)}`],
    ['M-PESA', 'ke', 'Customer Transfer to 2547******092 - JANE MWANGI', 'Customer Transfer to 2547******092 Reversal'],
    ['M-PESA, of', 'ke', 'Pay Bill to 888880 - KPLC Acc. 5460', 'Reversal of Pay Bill to 888880 - KPLC'],
    ['Access', 'ng', 'AIRTIME/ 9MOBILE/98220168585', 'RVSL_AIRTIME/ 9MOBILE/98220168585'],
    ['Zenith', 'ng', 'NIP CR/ADA OBI/GTB/rice and beans', '**Rev NIP CR/ADA OBI/GTB/rice and'],
    ['UBA', 'ng', `MOB/UTO/ADA OBI/rice /11002200330 ${SESSION}`, 'RVSL_MOB/UTO/ADA OBI/rice /1100'],
    ['First Bank', 'ng', 'FIP:MB:GTB/ADA OBI/rice', 'REV: FIP:MB:GTB/ADA OBI'],
    ['GhIPSS', 'gh', 'GIP TRF TO AMA MENSAH rent 882913001234', 'GIP RETURN 882913001234'],
    ['a South African debit order', 'za', 'DEBIT ORDER DISCOVERY 112233', 'R/D DEBIT ORDER DISCOVERY 112233'],
    ['a returned debit order', 'za', 'DEBIT ORDER DISCOVERY 112233', 'RETURNED DEBIT ORDER DISCOVERY'],
    ['a word in the middle', 'za', 'DEBIT ORDER DISCOVERY 112233', 'DEBIT ORDER REVERSAL DISCOVERY'],
    ['PayShap', 'za', 'PAYSHAP PMT THANDI NKOSI lunch', 'REV PAYSHAP PMT THANDI NKOSI'],
    ['a wallet that says no more', 'ng', 'ACTransfer GTBank|ADA OBI', 'REFUND'],
  ])('%s are known', (_bank, country, sent, back) => {
    const found = relate([on(country, 'sent', `D:${sent}`), on(country, 'back', `C:${back}`)]);
    expect(found.get('back')?.reversalOf).toBe('sent');
    expect(found.get('sent')?.reversalOf).toBe('back');
  });
});

test('M-PESA’s receipt tells which payment, in a column or in the words', () => {
  const paid = [
    on('ke', 'one', 'D:Customer Transfer to 2547******092 - JANE MWANGI', {}, 'SKL81AB2CD'),
    on('ke', 'two', 'D:Customer Transfer to 2547******092 - JANE MWANGI', {}, 'SKL92XY7EF'),
  ];
  const told = relate([...paid, on('ke', 'back', 'C:Reversal of SKL81AB2CD', {}, 'SKL99ZZ1GH')]);
  expect(told.get('back')?.reversalOf).toBe('one');
  const shared = relate([...paid, on('ke', 'back', 'C:Customer Transfer Reversal', {}, 'SKL92XY7EF')]);
  expect(shared.get('back')?.reversalOf).toBe('two');
});

test('a weak sign takes no payment that another reversal has a strong one for', () => {
  const found = relate([
    on('ng', 'one', 'D:NIP/GTB/ADA OBI/rice', { day: '2026-11-18' }),
    on('ng', 'two', `D:NIP/GTB/ADA OBI/rice ${SESSION}`),
    on('ng', 'weak', 'C:RVSL_NIP/GTB/ADA OBI', { day: '2026-11-21' }),
    on('ng', 'strong', `C:RVSL ${SESSION}`),
  ]);
  expect([found.get('strong')?.reversalOf, found.get('weak')?.reversalOf]).toEqual(['two', 'one']);
});

test('one payment is taken back once; a reversal without a payment stays one', () => {
  const found = relate([
    on('ng', 'sent', 'D:NIP/GTB/ADA OBI/rice'),
    on('ng', 'b1', 'C:RVSL_NIP/GTB/ADA OBI/rice'),
    on('ng', 'b2', 'C:RVSL_NIP/GTB/ADA OBI/rice'),
  ]);
  expect([...found.keys()].sort()).toEqual(['b2', 'sent']);
  expect(on('ng', 'b1', 'C:RVSL_NIP/GTB/ADA OBI/rice').enrichment.category.value).toBe('refund');
});

test('a fee and its tax come back in the words of the payment that they were taken for', () => {
  const back = `C:FAILED NIBSS INSTANT PAYMENT ${OTHER_SESSION} NIP Reversal ${PAID.slice(0, 40)}`;
  const found = relate(
    [
      on('ng', 'sent', `D:${PAID}`, { amountMinor: 5_000_000n }),
      on('ng', 'fee', 'D:NIP CHARGE + VAT', { amountMinor: 2_688n }),
      on('ng', 'levy', 'D:FGN STAMP DUTY', { amountMinor: 5_000n }),
      on('ng', 'back', back, { amountMinor: 5_000_000n }),
      on('ng', 'fee back', back, { amountMinor: 2_688n }),
      on('ng', 'levy back', 'C:REVERSAL FGN STAMP DUTY', { amountMinor: 5_000n }),
    ],
    'ng',
  );
  expect(found.get('fee back')?.reversalOf).toBe('fee');
  expect(found.get('levy back')?.reversalOf).toBe('levy');
  expect(found.get('back')?.reversalOf).toBe('sent');
});

test('a reversal that names nothing takes back no one of several payments, but the one without words', () => {
  const two = [on('ng', 'one', 'D:ACTransfer GTBank|ADA OBI'), on('ng', 'two', 'D:ACTransfer GTBank|EZE UDE')];
  expect(relate([...two, on('ng', 'back', 'C:REFUND')]).size).toBe(0);
  const blank = relate([...two, on('ng', 'blank', 'D:'), on('ng', 'back', 'C:RVSL_TRANSFER')]);
  expect(blank.get('back')?.reversalOf).toBe('blank');
});

test('a day in the words, or the same digits in every row, is no sign', () => {
  const rows = [on('ng', 'sent', 'D:POS 20261120 SHOPRITE'), on('ng', 'back', 'C:RVSL WEB 20261120 JUMIA')];
  expect(relate(rows).size).toBe(0);
});

/** A payment’s words, and those of what takes it back. `n`: 20 digits of its own. */
const FORMS: readonly ((name: string, n: string, cut: number) => readonly [string, string])[] = [
  (name, n, cut) => {
    const sent = `NIBSS Instant Payment Outward 000013${n}1234 For rent TO KUDA/${name} /26.875/REF:1 from BELLO`;
    return [sent, `FAILED NIBSS INSTANT PAYMENT 000013261130${n.slice(2)} NIP Reversal ${sent.slice(0, 36 + cut)}`];
  },
  (name, n, cut) => [
    `NIP/GTB/${name}/rice 0000${n}123456`,
    `RVSL_NIP/GTB/${name}/rice 0000${n}123456`.slice(0, 24 + cut),
  ],
  (name, _n, cut) => [
    `TRF/rent/FRMBELLO TO ${name}- 058`,
    `REVERSAL OF-TRF/rent/FRMBELLO TO ${name}- 058`.slice(0, 32 + cut),
  ],
  (name, _n, cut) => [`NIP CR/${name}/GTB/rice`, `**Rev NIP CR/${name}/GTB/rice`.slice(0, 20 + cut)],
  (name, n) => [`Customer Transfer to ${n.slice(0, 10)} - ${name}`, `Customer Transfer to ${n.slice(0, 10)} Reversal`],
  (name, n) => [`FIP:MB:GTB/${name}/${n.slice(0, 12)}`, `REVERSED FIP:MB:GTB/${name}/${n.slice(0, 12)}`],
];
const KENYAN = 4;
const NAMES = ['ADA OBI', 'EZE UDE', 'BISI ADEWALE', 'MUSA GARBA', 'NGOZI EZE'];
const START = Date.parse('2026-11-01');
const dayText = (day: number): string => new Date(START + day * 86_400_000).toISOString().slice(0, 10);

const paymentOn = (lastDay: number, mostDays: number) =>
  fc.record({
    form: fc.nat(FORMS.length - 1),
    name: fc.constantFrom(...NAMES),
    number: fc.bigInt({ min: 10n ** 16n, max: 10n ** 17n - 1n }).map(String),
    cut: fc.nat(30),
    day: fc.nat(lastDay),
    /** Days until it comes back; null: it does not. */
    back: fc.option(fc.nat(mostDays)),
    amountMinor: fc.constantFrom(100_000n, 500_000n, 512_345n),
  });
type Payment = ReturnType<typeof paymentOn> extends fc.Arbitrary<infer T> ? T : never;

function statement(payments: readonly Payment[]): AccountRow[] {
  return payments.flatMap(({ form, name, number, cut, day, back, amountMinor }, at) => {
    const [sent, taken] = FORMS[form]?.(name, number + String(at).padStart(3, '0'), cut) ?? ['', ''];
    const country = form === KENYAN ? 'ke' : 'ng';
    const row = on(country, `p${at}`, `D:${sent}`, { day: dayText(day), amountMinor });
    if (back === null) return [row];
    return [row, on(country, `b${at}`, `C:${taken}`, { day: dayText(day + back), amountMinor })];
  });
}

describe('whatever is paid and comes back', () => {
  test('each reversal has a payment of its own, of equal amount, at most a week before, in any order of the rows', () => {
    fc.assert(
      fc.property(fc.array(paymentOn(40, 7), { maxLength: 30 }), fc.infiniteStream(fc.nat()), (payments, places) => {
        const rows = statement(payments);
        const found = relate(rows);
        const byId = new Map(rows.map((each) => [each.row.id, each.row]));
        const taken = new Set<string>();
        for (const { row } of rows) {
          const other = found.get(row.id)?.reversalOf ?? null;
          if (other === null) continue;
          expect(found.get(other)?.reversalOf).toBe(row.id);
          if (!row.credit) continue;
          const sent = byId.get(other) as Row;
          expect([sent.credit, sent.amountMinor]).toEqual([false, row.amountMinor]);
          const days = (Date.parse(row.day) - Date.parse(sent.day)) / 86_400_000;
          expect(days >= 0 && days <= 7).toBe(true);
          expect(taken.has(sent.id)).toBe(false);
          taken.add(sent.id);
        }
        const shuffled = rows
          .map((row) => ({ row, place: places.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row);
        expect(new Map([...relate(shuffled)].sort())).toEqual(new Map([...found].sort()));
      }),
    );
  });

  test('within a week no reversal is left over, though amounts, payees and days meet and words are cut', () => {
    fc.assert(
      fc.property(fc.array(paymentOn(3, 4), { maxLength: 30 }), (payments) => {
        const rows = statement(payments);
        const found = relate(rows);
        const left = rows.filter(({ row }) => row.credit && (found.get(row.id)?.reversalOf ?? null) === null);
        expect(left.map(({ row }) => row.narration)).toEqual([]);
      }),
    );
  });
});

test('fifty thousand reversals of one amount, on a few days, are paired at once', () => {
  const rows = Array.from({ length: 50_000 }, (_, at): AccountRow[] => {
    const day = dayText(at % 5);
    const words = `NIP/GTB/${NAMES[at % 5]}/rice ${String(at).padStart(8, '0')}`;
    const enrichment = on('ng', '', `C:RVSL_${words}`).enrichment;
    const [sent, back] = [
      aRow(words, false, { id: `p${at}`, day }),
      aRow(`RVSL_${words}`, true, { id: `b${at}`, day }),
    ];
    return [
      { accountId: 'a', row: sent, enrichment: { ...enrichment, kind: 'transfer' } },
      { accountId: 'a', row: back, enrichment },
    ];
  }).flat();
  const from = process.cpuUsage();
  const found = relate(rows);
  expect(process.cpuUsage(from).user / 1_000).toBeLessThan(15_000);
  expect(found.size).toBe(100_000);
});

describe('of the people of the sandbox', () => {
  const NOW = Date.parse('2026-11-20T14:00:00Z');
  const PRINTED = /^(?:FAILED NIBSS|RVSL|REVERSAL|\*\*Rev|REV |REFUND)|Reversal$/;

  test.each([
    ['gtbank', 'user_good'],
    ['gtbank', 'user_trader'],
    ['gtbank', 'user_gig'],
    ['gtbank', 'user_business'],
    ['mpesa', 'user_mpesa'],
    ['access_bank', 'user_good'],
    ['zenith', 'user_trader'],
    ['uba', 'user_good'],
    ['firstbank', 'user_gig'],
  ])('at %s, every reversal of %s is paired with a payment of its day', (slug, user) => {
    const bank = allBanks().find((each) => each.slug === slug);
    if (bank === undefined) throw new Error(`no bank ${slug}`);
    let reversals = 0;
    for (const plan of personaOf({ user, bank }).accounts({ seed: 'seed-1', user, bank })) {
      const engine = createEngine({ country: bank.country, holder: plan.name });
      const { from, to } = listedSpan(plan, NOW);
      const rows = rowsBetween(new MonthShelf(), plan, from, to, NOW).map((shown, at): AccountRow => {
        const { narration, credit, amount, reference: receipt } = shown;
        const day = new Date(shown.day * 86_400_000).toISOString().slice(0, 10);
        const row = { id: String(at), narration, credit, amountMinor: BigInt(amount), day, balanceMinor: null };
        return { accountId: plan.number, row, enrichment: engine.enrich(row), receipt };
      });
      const found = relate(rows, bank.country);
      const byId = new Map(rows.map(({ row }) => [row.id, row]));
      for (const { row } of rows) {
        const sent = byId.get(found.get(row.id)?.reversalOf ?? '');
        const isBack = row.credit && PRINTED.test(row.narration);
        if (isBack) reversals++;
        if (row.credit) expect([row.narration, sent?.day]).toEqual([row.narration, isBack ? row.day : undefined]);
      }
    }
    expect(reversals).toBeGreaterThan(5);
  });
});
