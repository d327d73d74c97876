import { describe, expect, test, vi } from 'vitest';
import {
  actionOf,
  backAgain,
  beside,
  clock,
  connector,
  counted,
  database,
  deliver,
  eventId,
  invoicesOf,
  link,
  linked,
  openStage,
  ours,
  platform,
  rows,
  STATIC,
  settled,
  status,
  tick,
} from './invoicing-webhook-stage.ts';

/** Contract: invoicing 3.3: what is told of transactions, and what is ignored. */

openStage();

describe('a transaction', () => {
  test('that looks like business becomes one draft', async () => {
    const account = await linked();
    const event = settled(account);
    const { json } = await deliver(event);
    expect(json.data).toEqual({ event: 'transaction.settled', action: 'drafted', eventId: event.event_id });
    expect([await invoicesOf(account), (await rows(account)).length]).toEqual([1, 1]);
  });

  test('sent many times at once is taken once', async () => {
    const account = await linked();
    const event = settled(account);
    const actions = await Promise.all(Array.from({ length: 10 }, () => actionOf(event)));
    expect(actions.filter((action) => action !== 'duplicate')).toEqual(['drafted']);
    expect(await invoicesOf(account)).toBe(1);
  });

  test('without an event id is known by its bytes', async () => {
    const account = await linked();
    const { event_id: _, timestamp: __, ...event } = settled(account);
    const first = await deliver(event);
    expect(first.json.data).toMatchObject({ action: 'drafted', eventId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await deliver(event)).json.data).toMatchObject({ action: 'duplicate', eventId: first.json.data.eventId });
  });

  test('that is personal goes to the dead letters; a charge is skipped', async () => {
    const account = await linked();
    const gift = { narration: 'NIP/ADA OBI/birthday gift', reference: null, counterparty: { name: 'ADA OBI' } };
    expect(await actionOf(settled(account, gift))).toBe('dlq');
    const charge = { narration: 'NIP CHARGE + VAT', type: 'debit', amount: 5_375, reference: null, counterparty: null };
    expect(await actionOf(settled(account, charge))).toBe('skipped');
  });

  test('changes, and is brought into line; withdrawn, its draft is rejected', async () => {
    const account = await linked();
    const first = settled(account);
    expect(await actionOf(first)).toBe('drafted');
    const { transaction } = first.data;
    const changed = settled(account, { ...transaction, amount: 6_000_000 }, { event: 'transaction.updated' });
    expect(await actionOf(changed)).toBe('reconciled');
    const gone = settled(account, transaction, { event: 'transaction.updated' });
    expect(await actionOf({ ...gone, data: { ...gone.data, removed: true } })).toBe('reconciled');
    expect(await rows(account)).toMatchObject([{ removed: true }]);
  });

  test('whose older news comes late stays as the newest said', async () => {
    const account = await linked();
    const now = clock.now().getTime();
    const at = (seconds: number) => ({ timestamp: new Date(now - seconds * 1_000).toISOString() });
    const newest = settled(account, {}, at(10));
    const older = {
      ...settled(account, { ...newest.data.transaction, status: 'pending' }, at(20)),
      event: 'transaction.created',
    };
    expect(await actionOf(newest)).toBe('drafted');
    expect(await actionOf(older)).toBe('ignored');
    expect(await rows(account)).toMatchObject([{ status: 'posted', result: 'drafted' }]);
    const gone = settled(account, newest.data.transaction, at(5));
    await actionOf({ ...gone, data: { ...gone.data, removed: true } });
    expect(await actionOf(settled(account, newest.data.transaction, at(7)))).toBe('ignored');
    expect(await rows(account)).toMatchObject([{ removed: true }]);
  });

  test('in any order ends as the newest event said, however many come at once', async () => {
    const account = await linked();
    const now = clock.now().getTime();
    const first = settled(account);
    const all = Array.from({ length: 8 }, (_, index) =>
      settled(
        account,
        { ...first.data.transaction, amount: 5_000_000 + index, status: index === 7 ? 'posted' : 'pending' },
        { timestamp: new Date(now - (8 - index) * 1_000).toISOString() },
      ),
    );
    await Promise.all([...all].reverse().map((event) => deliver(event)));
    await vi.waitFor(async () => {
      const { rows: kept } = await database.query(
        'select amount_minor, status from bank_transactions where account_id = $1',
        [account],
      );
      expect(kept).toEqual([{ amount_minor: '5000007', status: 'posted' }]);
    }, 10_000);
    expect(await invoicesOf(account)).toBe(1);
  });

  test('that cannot be read is ignored, counted, and told in the status', async () => {
    const account = await linked();
    tick();
    const wrong = settled(account, { type: 'sideways' });
    const alsoWrong = settled(account, { amount: '5000000' });
    expect(await counted(async () => [await actionOf(wrong), await actionOf(alsoWrong)])).toEqual({
      received: 2,
      accepted: 2,
    });
    expect((await status()).lastError).toBe('transaction.settled: the transaction cannot be read');
    backAgain();
    expect(await rows(account)).toEqual([]);
  });

  test('in data itself is found too, as is the account in its other places', async () => {
    const account = await linked();
    const { transaction } = settled(account).data;
    const flat = {
      event: 'mono.events.transaction_settled',
      account,
      data: { ...transaction, id: undefined, _id: 'tx_flat' },
    };
    expect(await actionOf(flat)).toBe('drafted');
    const object = settled(account, { id: 'tx_object' });
    expect(
      await actionOf({ ...object, data: { account: { _id: account }, transaction: object.data.transaction } }),
    ).toBe('drafted');
  });

  test('of an account that two organisations hold is taken by both', async () => {
    const theirs = await connector.organisation('Dantata Textiles Ltd');
    const account = await linked();
    const { code } = (await platform.call('POST', '/v2/sandbox/codes', { body: { account } })).json.data;
    await connector.call('POST', '/si/mono/exchange', { key: theirs.keys.sandbox, body: { code } });
    const event = settled(account);
    expect(await actionOf(event)).toBe('drafted');
    expect((await rows(account)).length).toBe(2);
    expect(await actionOf(event)).toBe('duplicate');
  });
});

describe('what is ignored', () => {
  test('an account that nobody linked: counted as unmatched, and taken once it is linked', async () => {
    const { code, account } = await link();
    const event = settled(account);
    expect(await counted(() => actionOf(event))).toEqual({ received: 1, unmatched: 1 });
    await connector.call('POST', '/si/mono/exchange', { key: ours.keys.sandbox, body: { code } });
    expect(await actionOf(event)).toBe('drafted');
  });

  test('an event that we do not know, and one about no account', async () => {
    const account = await linked();
    const data = { account };
    for (const event of ['mono.events.account_income', 'something.new', '__proto__', '']) {
      expect(await actionOf({ event, event_id: eventId(), data })).toBe('ignored');
    }
    tick();
    expect(await counted(() => actionOf({ event: 'mono.events.webhook_test', event_id: eventId(), data: {} }))).toEqual(
      {
        received: 1,
        accepted: 1,
      },
    );
    expect((await status()).lastEvent).toBe('mono.events.webhook_test');
    backAgain();
    expect(await actionOf({ event: 7, data: 'x' })).toBe('ignored');
  });

  test('an event of another app, where ours is named', async () => {
    const account = await linked();
    const other = await beside({ MONO_APP_ID: 'a'.repeat(24) });
    const of = (app: string | undefined) => {
      const event = settled(account);
      return deliver({ ...event, data: { ...event.data, app } }, STATIC, other);
    };
    try {
      expect((await of('b'.repeat(24))).json.data.action).toBe('ignored');
      expect(await rows(account)).toEqual([]);
      expect((await of('a'.repeat(24))).json.data.action).toBe('drafted');
    } finally {
      await other.close();
    }
  });

  test('an account that was unlinked', async () => {
    const account = await linked();
    await connector.call('POST', `/si/mono/accounts/${account}/unlink`, { key: ours.keys.sandbox, body: {} });
    expect(await actionOf(settled(account))).toBe('ignored');
    expect(await rows(account)).toEqual([]);
  });
});
