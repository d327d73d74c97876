import { Refusal } from '@kente/kit/errors';
import { expect, test } from 'vitest';
import { DIRECTORY, type Institution } from './directory.ts';
import { fits, type InstitutionQuery, readFilter } from './filter.ts';
import { healthOf } from './health.ts';
import { coverageOnWire, healthOnWire, institutionOnOldWire, institutionOnWire } from './wire.ts';

const API = 'http://localhost:4000';
const ICON = `${API}/institutions/gtbank.svg`;
const OPEN = DIRECTORY.filter((each) => !each.closed);
const called = (name: string, type = 'PERSONAL_BANKING'): Institution => {
  const institution = DIRECTORY.find((each) => each.name === name && each.type === type);
  if (!institution) throw new Error(`no institution ${name}`);
  return institution;
};
const chosen = (query: InstitutionQuery) => OPEN.filter((each) => fits(each, readFilter(query))).map((each) => each.id);
const refusal = (query: InstitutionQuery): Refusal => {
  try {
    readFilter(query);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('the filter was taken');
};

test('the v3 object is the one that the contract prints', () => {
  const { auth_methods, ...rest } = institutionOnWire(called('GTBank'), ICON);
  expect(rest).toEqual({
    id: '5f2d08be60b92e2888287702',
    _id: '5f2d08be60b92e2888287702',
    name: 'GTBank',
    institution: 'GTBank',
    type: 'PERSONAL_BANKING',
    icon: 'http://localhost:4000/institutions/gtbank.svg',
    identifier: 'mono.connections.gtbank',
    bank_code: '058',
    nip_code: '000013',
    country: 'ng',
    primary_color: '#E24407',
    scope: [{ name: 'financial_data', type: 'PERSONAL_BANKING' }],
  });
  expect(auth_methods[0]).toEqual({
    _id: '5f2d08be60b92e28882877a1',
    type: 'internet_banking',
    name: 'Internet Banking',
    identifier: 'mono.connections.gtbank.internet_banking',
    requires_reauth: false,
    ui: {
      title: 'Log in to GTBank',
      form: [
        { type: 'elements.input', name: 'username', hint: 'User ID or account number', contentType: 'text' },
        { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' },
      ],
    },
  });
});

test('investment institutions carry the sandbox mark on both wires, the others do not', () => {
  const marked = OPEN.filter((each) => 'sandbox' in institutionOnWire(each, ICON)).map((each) => each.name);
  expect(marked).toEqual(['Chaka', 'Cowrywise', 'Piggyvest', 'Risevest', 'Trove']);
  expect(institutionOnOldWire(called('Trove'), ICON).sandbox).toEqual({ account_type: 'investment_account' });
});

test('the old object has exactly the members of the old directory', () => {
  const old = institutionOnOldWire(called('GTBank', 'BUSINESS_BANKING'), ICON);
  const members = '_id name type icon identifier bank_code country primaryColor products requires_reauth auth_methods';
  expect(Object.keys(old).join(' ')).toBe(members);
  expect(old.requires_reauth).toBe(true);
});

test('coverage has one entry per name and tells who is served', () => {
  const coverage = coverageOnWire(OPEN, API);
  const names = coverage.map((each) => each.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('Heritage Bank');
  expect(coverage.find((each) => each.name === 'GTBank')).toEqual({
    name: 'GTBank',
    icon: 'http://localhost:4000/institutions/gtbank.svg',
    coverage: { countries: ['ng'], business: true, personal: true },
    products: ['Auth', 'Accounts', 'Transactions', 'Balance', 'Income', 'Identity'],
    website: 'https://www.gtbank.com',
  });
  expect(coverage.find((each) => each.name === 'Wallets Africa')?.coverage).toMatchObject({
    business: true,
    personal: true,
  });
  expect(coverage.find((each) => each.name === 'Paystack')?.coverage).toMatchObject({
    business: true,
    personal: false,
  });
});

test('every filter narrows, and filters add up', () => {
  expect(chosen({ bank_code: '058' })).toEqual(['5f2d08be60b92e2888287702', '5f4564adbd54db725df6e2df']);
  expect(chosen({ nip_code: '000013', type: 'BUSINESS_BANKING' })).toEqual(['5f4564adbd54db725df6e2df']);
  expect(chosen({ auth_method: 'primus_plus' })).toEqual(['5f6de706800d071e5566ef7d']);
  expect(chosen({ country: 'za' })).toHaveLength(6);
  expect(chosen({ scope: 'financial_data' })).toHaveLength(61);
  expect(chosen({ scope: 'payments' })).toEqual([]);
});

test('an empty value is no filter, and case does not matter', () => {
  expect(chosen({ country: '', type: ' ' })).toHaveLength(61);
  expect(chosen({ country: 'KE' })).toEqual(chosen({ country: 'ke' }));
});

test('a bank that is known but cannot be linked gives an empty list', () => {
  expect(chosen({ bank_code: '100' })).toEqual([]);
  expect(chosen({ bank_code: '030' })).toEqual([]);
});

test('every unknown value is told, by field', () => {
  const problem = refusal({
    scope: 'lending',
    country: 'fr',
    auth_method: 'telepathy',
    type: 'PIGGY',
    bank_code: '4242',
    nip_code: 'x',
  });
  expect(problem.status).toBe(400);
  expect((problem.data as { field: string }[]).map((each) => each.field)).toEqual([
    'scope',
    'bank_code',
    'nip_code',
    'auth_method',
    'country',
    'type',
  ]);
  expect(refusal({ country: 'fr' }).message).toBe('country must be one of: gh, ke, ng, za');
});

test('health on the wire splits failures into the bank’s and ours', () => {
  const window = { minutes: 15, start: new Date('2026-01-28T08:45:00Z'), end: new Date('2026-01-28T09:00:30Z') };
  const counts = new Map([['mobile_banking', { ok: 2, bankFaults: 6, ourFaults: 1, person: 1 }]]);
  const gtbank = called('GTBank');
  expect(healthOnWire(gtbank, healthOf(gtbank.id, counts, window))).toEqual({
    id: gtbank.id,
    name: 'GTBank',
    type: 'PERSONAL_BANKING',
    country: 'ng',
    status: 'down',
    fault: 'bank',
    calls: 10,
    ok: 2,
    bank_faults: 6,
    our_faults: 1,
    person: 1,
    window: { minutes: 15, start: '2026-01-28T08:45:00.000Z', end: '2026-01-28T09:00:30.000Z' },
    auth_methods: [
      {
        type: 'mobile_banking',
        status: 'down',
        fault: 'bank',
        calls: 10,
        ok: 2,
        bank_faults: 6,
        our_faults: 1,
        person: 1,
      },
    ],
  });
});
