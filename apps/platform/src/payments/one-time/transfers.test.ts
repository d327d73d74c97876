import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OneTimeWorld, oneTimeWorld } from '../../testing/one-time-world.ts';

let world: OneTimeWorld;

beforeAll(async () => {
  world = await oneTimeWorld();
}, 60_000);
afterAll(() => world.platform.close());
beforeEach(() => world.renew());

describe('by transfer', () => {
  test('the exact amount pays, once however often it is told', async () => {
    const { id, reference: ref } = await world.started({ method: 'transfer' });
    const view = await world.shown(id);
    expect(view).toMatchObject({ step: 'transfer', transfer: { account_number: expect.stringMatching(/^\d{10}$/) } });
    expect((await world.transfer(id)).json.data.status).toBe('successful');
    expect((await world.events()).map(({ event, data }) => [event, data.account_id])).toEqual([
      ['direct_debit.payment_successful', null],
    ]);
    expect((await world.verify(ref)).json.data).toMatchObject({
      channel: 'transfer',
      account: { accountNumber: '0131883461' },
    });
    expect(await world.balance('merchant.pending:')).toBe(493_500n);
  });

  test('another amount goes back, and so does a second payment; the payment stays as it is', async () => {
    const { id } = await world.started({ method: 'transfer' });
    const less = (await world.transfer(id, { amount: 499_999 })).json.data;
    expect(less).toMatchObject({ status: 'pending', transfer: { returned: [{ amount: 499_999 }] } });
    await world.platform.until('the return', async () => (await world.balance('refund.in_transit')) === 0n);
    expect((await world.transfer(id)).json.data.status).toBe('successful');
    await world.transfer(id);
    await world.platform.until('the second return', async () => (await world.balance('refund.in_transit')) === 0n);
    expect(await world.events()).toHaveLength(1);
    expect(await world.balance('merchant.pending:')).toBe(493_500n);
    expect(await world.balance('suspense')).toBe(0n);
  });

  test('what comes after the time has passed goes back', async () => {
    const { id } = await world.started({ method: 'transfer' });
    await world.advance('31m');
    expect((await world.transfer(id)).json.data.status).toBe('abandoned');
    await world.platform.until('the return', async () => (await world.balance('refund.in_transit')) === 0n);
    expect(await world.balance('merchant.pending:')).toBe(0n);
  });

  test('a return that cannot be sent is tried again', async () => {
    const { id } = await world.started({ method: 'transfer' });
    await world.fault('rail_down');
    await world.transfer(id, { amount: 20_000 });
    await world.platform.until('nothing was sent', async () => (await world.balance('refund.in_transit')) !== 0n);
    await world.advance('5m');
    await world.platform.until('the return', async () => (await world.balance('refund.in_transit')) === 0n);
    expect(await world.balance('suspense')).toBe(0n);
  });
});
