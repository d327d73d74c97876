import { expect, test } from 'vitest';
import { findInstitutions } from './search.ts';
import type { Institution } from './wire.ts';

const institution = (name: string, country: string, type = 'PERSONAL_BANKING'): Institution => ({
  id: `${name} ${type}`,
  name,
  country,
  type,
  icon: null,
  primaryColor: null,
  methods: [],
  status: 'up',
});
const all = [
  institution('GTBank', 'ng'),
  institution('GTBank', 'ng', 'BUSINESS_BANKING'),
  institution('ALAT by WEMA', 'ng'),
  institution('Co-operative Bank', 'ke'),
  institution('M-PESA', 'ke'),
];
const names = (query: string, country: string | null = null): string[] =>
  findInstitutions(all, query, country).flatMap((group) => group.institutions.map(({ name }) => name));

test('no query finds all, by country, personal before business', () => {
  const groups = findInstitutions(all, ' ', null);
  expect(groups.map(({ country, business }) => [country, business])).toEqual([
    ['ng', false],
    ['ng', true],
    ['ke', false],
  ]);
});

test('starts of words are found, in any case and order', () => {
  expect(names('wema')).toEqual(['ALAT by WEMA']);
  expect(names('WEM al')).toEqual(['ALAT by WEMA']);
});

test('signs and blanks do not matter', () => {
  expect(names('mpesa')).toEqual(['M-PESA']);
  expect(names('cooperative')).toEqual(['Co-operative Bank']);
  expect(names('gt bank')).toEqual(['GTBank', 'GTBank']);
});

test('the country narrows the list', () => {
  expect(names('', 'ke')).toEqual(['Co-operative Bank', 'M-PESA']);
  expect(names('gt', 'ke')).toEqual([]);
});
