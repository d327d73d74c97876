import { expect, test } from 'vitest';
import {
  aliasKeys,
  canonicalNumber,
  currencyCode,
  customerNameKeys,
  numberKeys,
  numbersInText,
  payerNameKeys,
  readName,
} from './normalise.ts';
import { jaroWinkler, nameSimilarity } from './similarity.ts';

const wholes = (text: string): string[] => numbersInText(text).map(({ whole }) => whole);
const likeness = (payer: string, customer: string): number => nameSimilarity(readName(payer), readName(customer));

test('titles and company words tell nobody apart', () => {
  expect(readName('MR. Okafor, Chidi').sorted).toBe('CHIDI OKAFOR');
  expect(readName('Bello Foods Nig. Limited').sorted).toBe(readName('BELLO FOODS ENT').sorted);
  expect(readName('Àdúnní Stores Ventures').sorted).toBe('ADUNNI STORES');
});

test('a name of nothing but titles keeps them', () => {
  expect(readName('VENTURES LTD').sorted).toBe('LTD VENTURES');
  expect(readName('').tokens).toEqual([]);
});

test('a company word that the bank cut is still a company word', () => {
  expect(readName('ADEBAYO LOGISTICS VENTU').sorted).toBe('ADEBAYO LOGISTICS');
  expect(readName('IKE LIM').sorted).toBe('IKE LIM');
});

test('a number is found however it is written, with and without leading zeros', () => {
  for (const text of [
    'INV-0042',
    'inv 0042',
    'Invoice no. 42',
    'INV/42',
    'payment for inv0042 thanks',
    'INVOICE0042',
  ]) {
    const found = numbersInText(text).flatMap(({ whole, short }) => [whole, short]);
    expect(found, text).toContain('INV42');
  }
  expect(numberKeys('INV-0042')).toEqual(['INV0042', 'INV42']);
});

test('a number is never a part of a longer one', () => {
  expect(wholes('INV2045')).not.toContain('INV204');
  expect(wholes('XINV204')).not.toContain('INV204');
});

test('fewer than four characters, or no digit, is no number', () => {
  expect(canonicalNumber('A-1')).toBeNull();
  expect(canonicalNumber('INVOICE')).toBeNull();
  expect(canonicalNumber('A-123')).toBe('A123');
});

test('accounts, phones and session ids are no invoice numbers', () => {
  expect(wholes('0123456789 08030000000 000013261120101500123456789012')).toEqual([]);
});

test('a few digits alone are weak unless a word introduces them', () => {
  expect(numbersInText('goods 2045').find(({ whole }) => whole === '2045')?.weak).toBe(true);
  expect(numbersInText('ref 2045').find(({ whole }) => whole === '2045')?.weak).toBe(false);
});

test('names that a bank cut or turned round are the same customer', () => {
  expect(likeness('CHUKWUEMEKA ADAEZE BOLA', 'Adaeze Bolanle Chukwuemeka')).toBe(1);
  expect(likeness('ADEBAYO INTERNATIONAL LOGIS', 'Adebayo International Logistics Ltd')).toBe(1);
  expect(likeness('OKAFOR CHIDI', 'Chidi Okafor')).toBe(1);
  expect(likeness('CHIDI OKAFR', 'Chidi Okafor')).toBeGreaterThan(0.9);
});

test('names of different people stay under the likeness that counts as the same name', () => {
  expect(likeness('PATIENCE UMEH', 'Sadiq Danjuma')).toBeLessThan(0.6);
  expect(likeness('', 'Sadiq Danjuma')).toBe(0);
});

test('Jaro-Winkler gives the values of its paper', () => {
  expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.961, 3);
  expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 3);
  expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.813, 3);
  expect(jaroWinkler('', 'A')).toBe(0);
});

test('what a payer is looked up by is what its customer is stored under', () => {
  const meets = (payer: string, customer: string): boolean =>
    payerNameKeys(payer).some((key) => customerNameKeys(customer).includes(key));
  expect(meets('CHUKWUEMEKA ADAEZE BOLA', 'Adaeze Bolanle Chukwuemeka')).toBe(true);
  expect(meets('ZENTECH NIG OPERATIONS', 'Zentech Limited')).toBe(true);
  expect(meets('A. OKAFOR', 'Chidi Okafor')).toBe(true);
  expect(meets('CHIDI UMEH', 'Chidi Okafor')).toBe(false);
});

test('a payee is known by its account before its name, and Mono’s spellings of currencies are read', () => {
  expect(aliasKeys({ name: 'Okafor Chidi', accountNumber: '012 345 6789' })).toEqual([
    'account:0123456789',
    'name:CHIDI OKAFOR',
  ]);
  expect(aliasKeys({ name: null, accountNumber: null })).toEqual([]);
  expect([currencyCode('GHC'), currencyCode('ksh'), currencyCode('NGN')]).toEqual(['GHS', 'KES', 'NGN']);
});
