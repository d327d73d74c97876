import { describe, expect, test } from 'vitest';
import { findBank } from '../banks/directory.ts';
import { dateOf, dayText } from '../history/calendar.ts';
import { listedSpan, MonthShelf, rowsBetween, type ShownRow } from '../history/history.ts';
import { nubanCheckDigit } from '../people/account-numbers.ts';
import { personaOf } from './catalogue.ts';
import { parseCustomPersona } from './custom-schema.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');

function accountsOf(user: string, slug: string, seed = 'seed-1') {
  const bank = findBank(slug, undefined);
  if (!bank) throw new Error(`no bank ${slug}`);
  return personaOf({ user, bank }).accounts({ seed, user, bank });
}
function rowsOf(user: string, slug: string, place = 0, seed = 'seed-1'): ShownRow[] {
  const plan = accountsOf(user, slug, seed)[place];
  if (!plan) throw new Error('no account');
  const { from, to } = listedSpan(plan, NOW);
  return rowsBetween(new MonthShelf(), plan, from, to, NOW);
}
const saying = (rows: readonly ShownRow[], words: RegExp): ShownRow[] =>
  rows.filter(({ narration }) => words.test(narration));

describe('who the personas are', () => {
  test('user_good has a salary at each month’s end, a yearly rent, airtime, charges with VAT, and the levy', () => {
    const rows = rowsOf('user_good', 'gtbank');
    const salaries = saying(rows, /^SALARY/);
    expect(salaries).toHaveLength(12);
    for (const { day } of salaries) expect(dateOf(day)).toBeGreaterThan(25);
    expect(saying(rows, /House rent/)).toHaveLength(1);
    expect(saying(rows, /Airtime/).length).toBeGreaterThan(50);
    expect(saying(rows, /^VAT ON/).length).toBe(saying(rows, /^NIP TRANSFER CHARGE/).length);
    expect(saying(rows, /ELECTRONIC MONEY TRANSFER LEVY/).length).toBeGreaterThan(11);
  });

  test('user_trader has many small credits, a weekly rhythm and Sundays off', () => {
    const credits = rowsOf('user_trader', 'zenith').filter(({ credit }) => credit);
    expect(credits.length).toBeGreaterThan(1_000);
    const sundays = credits.filter(({ day }) => new Date(dayText(day)).getUTCDay() === 0);
    const saturdays = credits.filter(({ day }) => new Date(dayText(day)).getUTCDay() === 6);
    expect(sundays.length).toBeLessThan(saturdays.length / 10);
  });

  test('user_business has two accounts: invoices, payroll and taxes on one, settlements on the other, swept into the first', () => {
    expect(accountsOf('user_business', 'gtbank')).toHaveLength(2);
    const trade = rowsOf('user_business', 'gtbank', 0);
    const takings = rowsOf('user_business', 'gtbank', 1);
    for (const words of [/INV-\d{4}/, /STAFF SALARY/, /FIRS VAT/, /LIRS PAYE/])
      expect(saying(trade, words).length).toBeGreaterThan(5);
    expect(saying(takings, /PAYSTACK SETTLEMENT/).length).toBeGreaterThan(100);
    const sent = saying(takings, /^OWN ACCOUNT/).map(({ day, amount }) => `${day} ${amount}`);
    const came = new Set(saying(trade, /^OWN ACCOUNT/).map(({ day, amount }) => `${day} ${amount}`));
    expect(sent.length).toBeGreaterThan(40);
    expect(sent.every((move) => came.has(move))).toBe(true);
  });

  test('user_gig is paid irregularly by several payers', () => {
    const rows = rowsOf('user_gig', 'uba');
    for (const payer of [/SWIFTRIDE/, /DASHBOX/, /PIXELFARM/]) expect(saying(rows, payer).length).toBeGreaterThan(5);
  });

  test('user_gig keeps no rhythm with any payer, whatever the seed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const rows = rowsOf('user_gig', 'uba', 0, `seed-${seed}`);
      for (const payer of [/SWIFTRIDE/, /DASHBOX/]) {
        const weeks = saying(rows, payer).map(({ day }) => Math.floor((day + 3) / 7));
        const span = Math.max(...weeks) - Math.min(...weeks) + 1;
        expect(weeks.length).toBeGreaterThan(20);
        expect(new Set(weeks).size / span).toBeLessThan(0.75);
      }
      const months = Map.groupBy(saying(rows, /PIXELFARM/), ({ day }) => dayText(day).slice(0, 7));
      const whole = [...months.values()].slice(1, -1);
      expect(whole.length).toBeGreaterThan(2);
      for (const jobs of whole) expect(jobs.length).toBeGreaterThan(1);
    }
  });

  test('user_multiple has three accounts with own transfers between them', () => {
    const accounts = accountsOf('user_multiple', 'gtbank');
    expect(accounts.map(({ currency }) => currency)).toEqual(['NGN', 'NGN', 'USD']);
    const out = saying(rowsOf('user_multiple', 'gtbank', 0), /OWN ACCOUNT/);
    const into = saying(rowsOf('user_multiple', 'gtbank', 1), /OWN ACCOUNT/);
    expect(out.map(({ day, amount }) => [day, amount])).toEqual(into.map(({ day, amount }) => [day, amount]));
    expect(out.length).toBeGreaterThan(10);
  });

  test('user_mpesa pays bills and tills, draws and repays Fuliza, and sees agents; fees share the receipt', () => {
    const rows = rowsOf('user_mpesa', 'mpesa');
    for (const words of [
      /^Pay Bill to/,
      /^Merchant Payment to/,
      /^OverDraft of Credit Party/,
      /^OD Loan Repayment/,
      /At Agent Till/,
    ]) {
      expect(saying(rows, words).length).toBeGreaterThan(3);
    }
    for (const fee of saying(rows, /^Pay Bill Charge/)) {
      expect(rows.filter(({ reference }) => reference === fee.reference).length).toBeGreaterThan(1);
    }
  });

  test('user_empty has an account and nothing on it', () => {
    expect(accountsOf('user_empty', 'gtbank')).toHaveLength(1);
    expect(rowsOf('user_empty', 'gtbank')).toEqual([]);
  });

  test('account numbers of Nigerian banks carry the right check digit', () => {
    for (const { number } of accountsOf('user_multiple', 'gtbank')) {
      expect(Number(number[9])).toBe(nubanCheckDigit('058', number.slice(0, 9)));
    }
    // The standard's published example: bank 011, serial 000001457, check digit 9.
    expect(nubanCheckDigit('011', '000001457')).toBe(9);
  });

  test('only Nigerians have a BVN', () => {
    expect(accountsOf('user_good', 'gtbank')[0]?.bvn).toMatch(/^22\d{9}$/);
    for (const slug of ['kcb', 'gcb', 'fnb', 'mpesa']) expect(accountsOf('user_good', slug)[0]?.bvn).toBeNull();
  });
});

describe('a JSON persona', () => {
  test('is taken as documented', () => {
    const persona = {
      country: 'ng',
      accounts: [{ type: 'CURRENT ACCOUNT', balance: 5_000 }],
      income: { amount: 1, payday: 'last' },
      outgoings: [],
    };
    expect(parseCustomPersona(JSON.stringify(persona))).toMatchObject({ ok: true });
    expect(parseCustomPersona('{}')).toMatchObject({ ok: true });
  });

  test.each([
    ['GHS', 'GHC'],
    ['kes', 'KSH'],
    ['NGN', 'NGN'],
    ['GHC', 'GHC'],
  ])('in %s has accounts in %s, as the contract spells it', (currency, spelled) => {
    const parsed = parseCustomPersona(JSON.stringify({ accounts: [{ currency, number: '1000000004' }] }));
    expect(parsed).toMatchObject({ ok: true, persona: { accounts: [{ currency: spelled }] } });
  });

  test.each([
    ['{"income":{"amount":1.5}}', 'persona.income.amount'],
    ['{"outgoings":[{"amount":5,"day":40,"narration":"x"}]}', 'persona.outgoings.0.day'],
    ['{"colour":"red"}', 'persona'],
    ['[]', 'persona'],
    ['{', 'persona'],
    ['{"accounts":[{},{"currency":"XXX"}]}', 'persona.accounts.1.currency'],
    ['{"holder":{"dob":"2026-02-30"}}', 'persona.holder.dob'],
    ['{"holder":{"first_name":"A\\u0000da"}}', 'persona.holder.first_name'],
    ['{"outgoings":[{"amount":5,"day":4,"narration":"\\ud800"}]}', 'persona.outgoings.0.narration'],
  ])('%s is refused at its path', (text, path) => {
    const parsed = parseCustomPersona(text);
    expect(parsed.ok ? '' : parsed.problem).toContain(path);
  });
});
