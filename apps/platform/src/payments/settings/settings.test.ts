import { expect, test } from 'vitest';
import { settingProblems, settled, standardSettings } from './settings.ts';

test('the defaults are the contract’s, in milliseconds, minutes and kobo', () => {
  expect(settled()).toMatchObject({
    'retry.funds_more': 5,
    'retry.other_more': 10,
    'mandate.authorise_window': 3_600_000,
    'mandate.ready_delay': 86_400_000,
    'debit.wait': 30_000,
    'checkout.ttl': 1_800_000,
    'settlement.cut': 0,
    'settlement.run_at': 23 * 60,
    'settlement.days': 1,
    'webhook.settlement_events': false,
    'limit.personal': 2_500_000_000n,
    'limit.corporate': 25_000_000_000n,
  });
  expect(settingProblems(standardSettings())).toEqual([]);
});

test('an app’s own setting wins over the platform’s, which wins over the default', () => {
  const platform = { 'retry.funds_more': 3, 'checkout.ttl': '10m' };
  const app = { 'retry.funds_more': 2, 'sweep.partial': true };
  expect(settled(platform, app)).toMatchObject({
    'retry.funds_more': 2,
    'checkout.ttl': 600_000,
    'sweep.partial': true,
  });
});

test('a stored value that does not fit any more counts as not set', () => {
  expect(settled({ 'debit.wait': '20s' }, { 'debit.wait': '9h' })['debit.wait']).toBe(20_000);
});

test.each([
  ['an unknown name', { 'retry.funds': 5 }],
  ['a number below zero', { 'retry.funds_more': -1 }],
  ['a duration without a unit', { 'checkout.ttl': '30' }],
  ['a duration that is too long', { 'debit.wait': '2m' }],
  ['a time that no clock shows', { 'settlement.run_at': '24:00' }],
  ['a sum of text', { 'limit.personal': '100' }],
  ['a day that no calendar has', { 'settlement.holidays': ['2026-02-30'] }],
  [
    'an account number that is too short',
    { 'settlement.account': { account_name: 'Adire', account_number: '12', bank_code: '035' } },
  ],
  ['a name that every object has', { constructor: 1 }],
])('%s is refused by its name', (_what, written) => {
  expect(settingProblems(written).map(({ field }) => field)).toEqual(Object.keys(written));
});
