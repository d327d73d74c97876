import { describe, expect, expectTypeOf, test } from 'vitest';
import type { EventType, EventData as Sent } from '../../../apps/platform/src/events/types.ts';
import { accountIdOf, type EventData, type EventName, type KenteEvent } from './event-types.ts';

// Checked by the compiler: what the platform sends is what this package says that it sends.
describe('the types of events', () => {
  test('name every event of the platform, and no other', () => {
    expectTypeOf<EventName>().toEqualTypeOf<EventType>();
  });

  test('take what the platform sends', () => {
    expectTypeOf<Sent>().toExtend<EventData>();
  });

  test('are told apart by the name of the event', () => {
    const amountOf = (event: KenteEvent): number | null =>
      event.event === 'transaction.settled' ? event.data.transaction.amount : null;
    expectTypeOf(amountOf).returns.toEqualTypeOf<number | null>();
    type Updated = Extract<KenteEvent, { event: 'mono.events.account_updated' }>;
    expectTypeOf<Updated['data']['meta']['has_new_data']>().toEqualTypeOf<boolean>();
  });
});

describe('accountIdOf', () => {
  test.each([
    [{ event: 'x', data: { account_id: 'a1', account: { _id: 'a2' } } }, 'a1'],
    [{ event: 'mono.events.account_updated', data: { account: { _id: 'a2' } } }, 'a2'],
    [{ event: 'mono.events.account_income', data: { account: 'a3' } }, 'a3'],
    [{ event: 'mono.events.account_connected', data: { id: 'a4', customer: 'c1' } }, 'a4'],
    [{ event: 'transaction.settled', account: 'a5', data: { id: 'tx_1' } }, 'a5'],
    [{ event: 'mono.accounts.jobs.update', data: { id: 'job1' } }, null],
    [{ event: 'mono.events.webhook_test' }, null],
  ])('%j → %s', (event, id) => {
    expect(accountIdOf(event)).toBe(id);
  });
});
