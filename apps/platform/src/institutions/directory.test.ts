import { expect, test } from 'vitest';
import { BANKS, DIRECTORY } from './directory.ts';
import { formElement } from './form-fields.ts';

const byId = (id: string) => {
  const institution = DIRECTORY.find((each) => each.id === id);
  if (!institution) throw new Error(`no institution ${id}`);
  return institution;
};
const called = (name: string, type = 'PERSONAL_BANKING') => {
  const institution = DIRECTORY.find((each) => each.name === name && each.type === type);
  if (!institution) throw new Error(`no institution ${name}`);
  return institution;
};
const fieldsOf = (name: string, method: string, type?: string) =>
  called(name, type)
    .authMethods.find((each) => each.type === method)
    ?.form.map((field) => field.name);

test('the directory has all 62 rows, each id and slug once, in the forms of the contract', () => {
  expect(DIRECTORY).toHaveLength(62);
  const ids = DIRECTORY.flatMap((each) => [each.id, ...each.authMethods.map((method) => method.id)]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
  expect(new Set(DIRECTORY.map((each) => each.slug)).size).toBe(62);
  expect(DIRECTORY.filter((each) => each.authMethods.length === 0)).toEqual([]);
});

test('GTBank is the institution that the contract prints', () => {
  const gtbank = byId('5f2d08be60b92e2888287702');
  expect(gtbank).toMatchObject({
    name: 'GTBank',
    type: 'PERSONAL_BANKING',
    identifier: 'mono.connections.gtbank',
    bankCode: '058',
    nipCode: '000013',
    country: 'ng',
    currency: 'NGN',
    primaryColor: '#E24407',
  });
  expect(gtbank.authMethods[0]).toEqual({
    id: '5f2d08be60b92e28882877a1',
    type: 'internet_banking',
    name: 'Internet Banking',
    identifier: 'mono.connections.gtbank.internet_banking',
    requiresReauth: false,
    title: 'Log in to GTBank',
    form: [
      { type: 'elements.input', name: 'username', hint: 'User ID or account number', contentType: 'text' },
      { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' },
    ],
    followUps: [],
  });
});

test.each([
  ['5f2d08c160b92e288828770e', 'mono.connections.wallets.africa'],
  ['5f6d78d9a1c68d5049673554', 'mono.connections.eco_bank'],
  ['61812d91d8f2bd8a5953c796', 'mono.connections.ecobank'],
  ['5f4564adbd54db725df6e2df', 'mono.connections.gtbank_business'],
  ['603606cf0de2f832ee2d2bb1', 'mono.connections.alat_by_wema_business'],
  ['5fcff401a0b9a12e2790b189', 'mono.connections.unity_bank'],
  ['603011ce8f7e2f4a3a6346d2', 'mono.connections.providus_bank_business'],
])('%s is identified by its printed slug, else by its name in snake_case: %s', (id, identifier) => {
  expect(byId(id).identifier).toBe(identifier);
});

test('forms ask what the table says', () => {
  expect(fieldsOf('First Bank', 'internet_banking')).toEqual(['username', 'password', 'captcha']);
  expect(fieldsOf('First Bank', 'mobile_banking')).toEqual(['mPin', 'card', 'pin']);
  expect(fieldsOf('GTBank', 'mobile_banking', 'BUSINESS_BANKING')).toEqual(['username', 'accessCode', 'password']);
  expect(fieldsOf('Access Bank', 'primus_plus', 'BUSINESS_BANKING')).toEqual(['username', 'password', 'token']);
  expect(fieldsOf('Access Bank', 'mobile_banking')).toEqual(['username', 'accountNumber', 'pin']);
  expect(called('M-PESA').authMethods[0]).toMatchObject({ requiresReauth: true, followUps: ['ussd', 'otp'] });
  expect(called('Capitec').authMethods[0]?.followUps).toEqual(['approval']);
  expect(called('OPay').authMethods[0]?.followUps).toEqual(['face']);
});

test('a printed length bounds the field on both sides and is told to the person', () => {
  expect(formElement({ name: 'pin', length: 4 })).toEqual({
    type: 'elements.input',
    name: 'pin',
    hint: '4-digit PIN',
    contentType: 'password',
    minLength: 4,
    maxLength: 4,
  });
  expect(called('Jaiz Bank').authMethods[1]?.form[0]).toMatchObject({
    name: 'accountNumber',
    minLength: 10,
    maxLength: 10,
  });
  expect(called('Zenith Bank').authMethods[0]?.form[1]).toMatchObject({ name: 'password', maxLength: 6 });
});

test('an unknown field name is a mistake of the data and stops the start', () => {
  expect(() => formElement('shoe_size')).toThrow(/shoe_size/);
});

test('captcha is a picture element and the rest are inputs', () => {
  expect(formElement('captcha')).toMatchObject({ type: 'elements.captcha_input', value: '' });
});

test('currencies are spelled as on the wire', () => {
  expect(['GTBank', 'GCB Bank', 'KCB', 'FNB'].map((name) => called(name).currency)).toEqual([
    'NGN',
    'GHC',
    'KSH',
    'ZAR',
  ]);
});

test('the directory runs by country, then name without regard to case, personal before business', () => {
  const nigerians = DIRECTORY.filter((each) => each.country === 'ng').map((each) => `${each.name}/${each.type[0]}`);
  expect([...new Set(DIRECTORY.map((each) => each.country))]).toEqual(['gh', 'ke', 'ng', 'za']);
  expect(nigerians.slice(0, 5)).toEqual([
    'Access Bank/P',
    'Access Bank/B',
    'Airtel/P',
    'ALAT by WEMA/P',
    'ALAT by WEMA/B',
  ]);
});

test('the bank list is the one of the payments contract', () => {
  expect(BANKS).toHaveLength(26);
  expect(BANKS[0]).toEqual({ name: 'Access', bank_code: '044', nip_code: '000014', direct_debit: true });
  expect(BANKS.filter((bank) => !bank.direct_debit).map((bank) => bank.name)).toEqual([
    'OPay',
    'Central Bank of Nigeria',
    'NIBSS',
  ]);
  expect(BANKS.find((bank) => bank.name === 'Kuda')).toMatchObject({
    bank_code: '672',
    nip_code: '090267',
    direct_debit: true,
  });
});
