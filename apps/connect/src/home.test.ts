import { expect, test } from 'vitest';
import { homeCountry, homeFirst } from './home.ts';
import type { Institution } from './wire.ts';

const institution = (id: string, country: string): Institution => ({
  ...{ id, country, name: id, type: 'PERSONAL_BANKING', icon: null, primaryColor: null },
  ...{ methods: [], status: 'up' },
});

test('the clock of the device tells the country; elsewhere it is Nigeria', () => {
  expect(['Africa/Lagos', 'Africa/Nairobi', 'Europe/London', undefined].map(homeCountry)).toEqual([
    'ng',
    'ke',
    'ng',
    'ng',
  ]);
});

test('banks of the person’s country come first, the order is kept otherwise', () => {
  const all = [
    institution('gcb', 'gh'),
    institution('kcb', 'ke'),
    institution('equity', 'ke'),
    institution('uba', 'ng'),
  ];
  expect(homeFirst(all, 'ke').map(({ id }) => id)).toEqual(['kcb', 'equity', 'gcb', 'uba']);
});
