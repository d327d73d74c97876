import { describe, expect, test } from 'vitest';
import { namesMatch, splitBusinessName } from './name-match.ts';

describe('names match', () => {
  test.each([
    ['SANI HALIMA BELLO', 'Halima Sani'],
    ["O'BRIEN-ADEYEMI TÉMI", 'Temi Obrien'],
    ['Ọláyínká Adébáyọ̀', 'ADEBAYO OLAYINKA'],
    ['SANI TEXTILES LTD', 'Sani Textiles Ltd'],
    ['UMAR UMAR', 'Umar Umar'],
  ])('%s is %s', (holder, customer) => expect(namesMatch(holder, customer)).toBe(true));
});

describe('names do not match', () => {
  test.each([
    ['SANI HALIMA', 'Halima Bello'],
    ['UMAR MUSA', 'Umar Umar'],
    ['UMAR UMAR', 'Umar Musa'],
    ['A B SANI', 'A B Bello'],
    ['', 'Halima Sani'],
    ['HALIMA', 'Halima'],
  ])('%s is not %s', (holder, customer) => expect(namesMatch(holder, customer)).toBe(false));
});

test('a business name is divided at its first space', () => {
  expect(splitBusinessName('Sani Textiles Ltd')).toEqual({ firstName: 'Sani', lastName: 'Textiles Ltd' });
  expect(splitBusinessName('Dangote')).toEqual({ firstName: 'Dangote', lastName: '' });
});
