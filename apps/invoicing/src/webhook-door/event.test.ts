import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf, readEvent, transactionIdOf } from './event.ts';

describe('the name of an event', () => {
  test.each([
    ['transaction.settled', 'transaction.settled'],
    ['mono.events.transaction_updated', 'transaction.updated'],
    ['mono.events.account_connected', 'account_connected'],
    ['account_connected', 'account_connected'],
    ['account.connected', 'account_connected'],
    ['mono.events.account_updated', 'account_updated'],
    ['mono.events.account_reauthorized', 'account_reauthorized'],
    ['mono.events.reauthorisation_required', 'reauthorization_required'],
    ['account.reauthorization_required', 'reauthorization_required'],
    ['mono.events.account_unlinked', 'account_unlinked'],
    ['account.disconnected', 'account_unlinked'],
    ['mono.accounts.jobs.update', null],
    ['mono.events.webhook_test', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });
});

describe('the account of an event', () => {
  const of = (body: object) => readEvent(body as Record<string, unknown>).accountId;

  test('stands in one of five places, the first of which counts', () => {
    const event = 'mono.events.account_connected';
    expect(of({ event, account: 'e', data: { account_id: 'a', account: { id: 'b' }, id: 'c' } })).toBe('a');
    expect(of({ event, account: 'e', data: { account: { _id: 'b' }, id: 'c' } })).toBe('b');
    expect(of({ event, account: 'e', data: { account: 'b', id: 'c' } })).toBe('b');
    expect(of({ event, account: 'e', data: { id: 'c' } })).toBe('c');
    expect(of({ event, account: 'e', account_id: 'f', data: {} })).toBe('e');
    expect(of({ event, account_id: 'f' })).toBe('f');
  });

  test('is not the id of a transaction', () => {
    expect(of({ event: 'transaction.settled', account: 'acc_123', data: { id: 'tx_1', amount: 250_000 } })).toBe(
      'acc_123',
    );
  });
});

test('the row stands in data.transaction, else in data itself', () => {
  const row = { id: 'tx_1', amount: 250_000, type: 'credit', date: '2026-11-20' };
  const inside = readEvent({ event: 'transaction.settled', data: { account: 'a', transaction: row } });
  const flat = readEvent({ event: 'transaction.settled', data: { ...row, account: 'a' } });
  expect([transactionIdOf(inside.row), transactionIdOf(flat.row)]).toEqual(['tx_1', 'tx_1']);
});

test('a row without id, direction, day or whole amount cannot be read', () => {
  const row = { _id: 'tx_1', amount: 250_000, type: 'credit', date: '2026-11-20' };
  expect(transactionIdOf(row)).toBe('tx_1');
  for (const wrong of [{ _id: undefined }, { type: 7 }, { date: null }, { amount: '250000' }, { amount: 1.5 }]) {
    expect(transactionIdOf({ ...row, ...wrong })).toBeNull();
  }
});

test('whatever is sent is read, and never throws', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('event', 'data', 'account', 'timestamp', 'event_id'),
        fc.json().map((text) => JSON.parse(text)),
      ),
      (body) => {
        const event = readEvent(body);
        expect(event.accountId === null || event.accountId.length <= 255).toBe(true);
        expect(event.happenedAt === null || !Number.isNaN(event.happenedAt.getTime())).toBe(true);
      },
    ),
  );
});
