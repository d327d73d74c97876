import { expect, test } from 'vitest';
import { eventBody, hasNewData } from './envelope.ts';
import type { NewEvent } from './types.ts';

const AT = new Date('2026-01-28T09:00:07.000Z');
const ORIGIN = { appId: '62da7b4b342c3aab5dd2a2c4', businessId: '60cc8fa5ba177218c5c6a11d' };
const ID = 'evt_4f9a0c1d2e3b4a5968778695';

const unlinked: NewEvent = {
  type: 'mono.events.account_unlinked',
  accountId: '5f171a530295e231abca1153',
  data: { account: { _id: '5f171a530295e231abca1153', id: '5f171a530295e231abca1153' } },
};

test('app, business and account_id stand inside data', () => {
  expect(JSON.parse(eventBody(ID, unlinked, AT, ORIGIN))).toEqual({
    event: 'mono.events.account_unlinked',
    event_id: ID,
    timestamp: '2026-01-28T09:00:07.000Z',
    data: {
      account: { _id: '5f171a530295e231abca1153', id: '5f171a530295e231abca1153' },
      account_id: '5f171a530295e231abca1153',
      app: ORIGIN.appId,
      business: ORIGIN.businessId,
    },
  });
});

test('a test event holds app and business alone', () => {
  const body = JSON.parse(eventBody(ID, { type: 'mono.events.webhook_test', data: {} }, AT, ORIGIN));
  expect(body.data).toEqual({ app: ORIGIN.appId, business: ORIGIN.businessId });
});

test('only an account_updated event with new data says so in a header', () => {
  const updated = (has_new_data: boolean): NewEvent => ({
    type: 'mono.events.account_updated',
    accountId: '5f171a530295e231abca1153',
    data: {
      account: {
        _id: '5f171a530295e231abca1153',
        id: '5f171a530295e231abca1153',
        name: 'Samuel Olamide',
        accountNumber: '0131883461',
        currency: 'NGN',
        balance: 22_644,
        type: 'Tier 3 Savings Account',
        bvn: '9422',
        authMethod: 'internet_banking',
        institution: { name: 'ALAT by WEMA', bankCode: '035', type: 'PERSONAL_BANKING' },
        created_at: '2024-04-30T17:16:01.171Z',
        updated_at: '2024-04-30T17:16:05.463Z',
      },
      meta: {
        data_status: 'AVAILABLE',
        auth_method: 'internet_banking',
        retrieved_data: ['identity', 'balance', 'transactions'],
        has_new_data,
        sync_status: 'SUCCESSFUL',
        job_id: 'QEP34KCSynTZgYXQr4e1',
        data_request_id: 'ALP2JGV0I4KH',
      },
    },
  });
  expect(hasNewData(updated(true))).toBe(true);
  expect(hasNewData(updated(false))).toBe(false);
  expect(hasNewData(unlinked)).toBe(false);
});
