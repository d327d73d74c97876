import { describe, expect, test } from 'vitest';
import { changed, fullName, missingNames } from './details.ts';

const NOBODY = { type: 'individual', name: null, firstName: null, lastName: null, businessName: null } as const;

describe('names', () => {
  test('an individual needs both, a business its own', () => {
    expect(missingNames('individual', {}).map(({ field }) => field)).toEqual(['first_name', 'last_name']);
    expect(missingNames('individual', { firstName: 'Halima', lastName: '' }).map(({ field }) => field)).toEqual([
      'last_name',
    ]);
    expect(missingNames('business', { firstName: 'Halima', lastName: 'Sani' })).toEqual([
      { field: 'business_name', message: 'business_name is required' },
    ]);
  });

  test('a customer is called by the names of their kind', () => {
    const names = { firstName: 'Halima', lastName: 'Sani', businessName: 'Sani Textiles Ltd' };
    expect(fullName('individual', names)).toBe('Halima Sani');
    expect(fullName('business', names)).toBe('Sani Textiles Ltd');
    expect(fullName('individual', { lastName: 'Sani' })).toBe('Sani');
    expect(fullName('business', {})).toBeNull();
  });
});

describe('a change', () => {
  test('of something else leaves the name that a link gave', () => {
    expect(changed({ ...NOBODY, name: 'Halima Sani' }, { phone: '08012345678' })).toMatchObject({
      ...{ name: 'Halima Sani', problems: [] },
    });
  });

  test('of one name makes the whole one anew', () => {
    const customer = { ...NOBODY, name: 'Halima Sani', firstName: 'Halima', lastName: 'Sani' };
    expect(changed(customer, { lastName: 'Bello' })).toMatchObject({ name: 'Halima Bello', problems: [] });
  });

  test('to the other kind needs its names, and drops those of the first', () => {
    const customer = { ...NOBODY, name: 'Halima Sani', firstName: 'Halima', lastName: 'Sani' };
    expect(changed(customer, { type: 'business' }).problems.map(({ field }) => field)).toEqual(['business_name']);
    expect(changed(customer, { type: 'business', businessName: 'Sani Ltd' })).toMatchObject({
      ...{ name: 'Sani Ltd', names: { firstName: null, lastName: null, businessName: 'Sani Ltd' }, problems: [] },
    });
  });
});
