import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BankTransaction } from '../../apps/invoicing/src/matching/index.ts';
import { BUSINESS, type Desk, type Organisation, openDesk } from '../../apps/invoicing/src/testing/invoice-desk.ts';

/** Contract: invoicing 10 (allocations, matches), and the settings of a business. */

let desk: Desk;
let ours: Organisation;

beforeAll(async () => {
  desk = await openDesk();
  ours = await desk.organisation();
}, 90_000);
afterAll(() => desk?.close());

let rows = 0;
function row(more: Partial<BankTransaction> = {}, org = ours): BankTransaction {
  rows += 1;
  const { organisationId, environmentId } = org.tenant;
  const made: BankTransaction = {
    ...{ organisationId, environmentId, id: `row_${rows}`, accountId: 'account_1', direction: 'credit' },
    ...{ amount: 10_750_000n, unallocated: 10_750_000n, currency: 'NGN', date: '2026-11-21', status: 'posted' },
    ...{ text: 'payment', counterparty: { name: 'OKAFOR HOTELS LTD', accountNumber: '0123456789' }, reference: null },
    ...{ sessionId: null, collectedBy: null, gateway: null, calledReversal: false, ...more },
  };
  desk.rows.set(made.id, made);
  return made;
}

/** A confirmed invoice whose own receipt was taken from it, so that all of it is open. */
async function open(org = ours): Promise<{ id: string; number: string }> {
  const id = await org.confirmed();
  const { data } = (await org.call('GET', `/si/invoices/${id}`)).json;
  await org.call('POST', `/si/allocations/${data.allocations[0].id}/reverse`, { note: 'wrong receipt' });
  return { id, number: data.number };
}

const allocate = (id: string, transactionId: string, amount: number, kind = 'payment') =>
  ours.call('POST', `/si/invoices/${id}/allocations`, { transactionId, amount, kind });
const read = async (id: string) => (await ours.call('GET', `/si/invoices/${id}`)).json.data;

describe('allocations', () => {
  test('pay an invoice in parts, and each can be undone once', async () => {
    const { id } = await open();
    const [one, two] = [row({ amount: 4_000_000n }), row({ amount: 9_000_000n })];
    const first = await allocate(id, one.id, 4_000_000);
    expect([first.status, first.json.data]).toMatchObject([
      201,
      { transactionId: one.id, invoiceId: id, amount: 4_000_000, kind: 'payment', method: 'manual', reversedAt: null },
    ]);
    expect(await read(id)).toMatchObject({ paid: 4_000_000, paymentStatus: 'PARTIAL' });
    expect((await allocate(id, two.id, 6_750_000)).status).toBe(201);
    expect(await read(id)).toMatchObject({ paid: 10_750_000, paymentStatus: 'PAID' });
    const undo = () => ours.call('POST', `/si/allocations/${first.json.data.id}/reverse`, {});
    expect((await undo()).json.data.reversedAt).not.toBeNull();
    expect(await read(id)).toMatchObject({ paid: 6_750_000, paymentStatus: 'PARTIAL' });
    const again = await undo();
    expect([again.status, again.json.error_code]).toEqual([409, 'invalid_state']);
  });

  test('never exceed either side, cross currencies or direction, or pay what is no open invoice', async () => {
    const { id } = await open();
    const refused = async (transactionId: string, amount: number, of = id): Promise<[number, string]> => {
      const { status, json } = await allocate(of, transactionId, amount);
      return [status, json.error_code];
    };
    expect(await refused(row().id, 10_750_001)).toEqual([409, 'conflict']);
    expect(await refused(row({ amount: 100n }).id, 101)).toEqual([409, 'conflict']);
    expect(await refused(row({ currency: 'USD' }).id, 100)).toEqual([409, 'conflict']);
    expect(await refused(row({ direction: 'debit' }).id, 100)).toEqual([409, 'conflict']);
    expect(await refused(row({ status: 'pending' }).id, 100)).toEqual([409, 'conflict']);
    expect(await refused('row_none', 100)).toEqual([404, 'not_found']);
    expect(await refused(row().id, 100, await ours.draft())).toEqual([409, 'invalid_state']);
    expect(await refused(row().id, 0)).toEqual([400, 'bad_request']);
    expect((await read(id)).paid).toBe(0);
  });

  test('of one payment made at the same moment never take more than there is', async () => {
    const invoices = await Promise.all([open(), open(), open()]);
    const { id: transactionId } = row();
    const answers = await Promise.all(invoices.map(({ id }) => allocate(id, transactionId, 5_000_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
  });

  test('of many payments made at the same moment never pay more than is open', async () => {
    const { id } = await open();
    const answers = await Promise.all(Array.from({ length: 6 }, () => allocate(id, row().id, 3_000_000)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await read(id)).paid).toBe(9_000_000);
  });
});

describe('matches', () => {
  test('a payment that names the number comes first, with its evidence', async () => {
    const org = await desk.organisation();
    const { id, number } = await open(org);
    const named = row({ text: `payment for ${number}` }, org);
    row({ amount: 999n, text: 'airtime', counterparty: { name: 'SOMEBODY ELSE', accountNumber: null } }, org);
    const { status, json } = await org.call('GET', `/si/invoices/${id}/matches`);
    expect([status, json.data[0]]).toMatchObject([
      200,
      {
        transaction: { id: named.id },
        rule: 'reference_amount',
        score: 1,
        lines: [{ invoiceId: id, amount: 10_750_000 }],
      },
    ]);
    expect(json.data[0].evidence.sentence).toMatch(/\w/);
  });

  test('a pair that was dismissed never returns, and a paid invoice has none', async () => {
    const org = await desk.organisation();
    const { id, number } = await open(org);
    const { id: transactionId } = row({ text: number }, org);
    const { invoices } = desk.connector.modules;
    expect(await invoices.matches(org.tenant, id)).toHaveLength(1);
    const dismiss = (invoiceId: string) =>
      org.call('POST', `/si/invoices/${invoiceId}/matches/dismiss`, { transactionId });
    expect((await dismiss(id)).json.data).toEqual({ transactionId, invoiceId: id });
    expect((await dismiss('0'.repeat(24))).status).toBe(404);
    expect(await invoices.matches(org.tenant, id)).toEqual([]);
    const paid = await org.confirmed();
    expect((await org.call('GET', `/si/invoices/${paid}/matches`)).json.data).toEqual([]);
  });

  test('a payee that a person confirmed is known by it', async () => {
    const { id } = await open();
    await allocate(id, row({ counterparty: { name: 'CHIEF OKAFOR', accountNumber: '9990001112' } }).id, 1_000_000);
    const aliases = await desk.db.selectFrom('customer_aliases').select(['key', 'confirmations']).execute();
    expect(aliases).toContainEqual({ key: 'account:9990001112', confirmations: 1 });
  });
});

describe('a bank row that changes', () => {
  test('takes its allocations and its open draft with it; what a person confirmed stays', async () => {
    const { invoices } = desk.connector.modules;
    const [draft, confirmed] = [await ours.draft(), await ours.confirmed()];
    for (const id of [draft, confirmed]) {
      const { accountId, transactionId } = await read(id);
      await desk.db
        .transaction()
        .execute((tx) => invoices.rejectDrafts(tx, ours.tenant, [{ accountId, transactionId }], 'removed'));
    }
    expect(await read(draft)).toMatchObject({ status: 'REJECTED', paid: 0 });
    expect(await read(confirmed)).toMatchObject({ status: 'REVIEWED', paymentStatus: 'PENDING', paid: 0 });
  });

  test('is one invoice however often it comes, with new figures while nobody touched it', async () => {
    const id = await ours.draft({ transactionId: 'row_again' });
    expect(await ours.draft({ transactionId: 'row_again', grossMinor: 99_999n })).toBe(id);
    expect(await read(id)).toMatchObject({ gross: 99_999, net: 93_022, vat: 6_977, paid: 99_999 });
    await ours.call('POST', `/si/invoices/${id}/confirm`, {});
    expect(await ours.draft({ transactionId: 'row_again', grossMinor: 5n })).toBe(id);
    expect(await read(id)).toMatchObject({ gross: 99_999, status: 'REVIEWED' });
  });

  test('purged with its account keeps the tax fields of what was signed alone', async () => {
    const org = await desk.organisation();
    const [draft, signed] = [await org.draft(), await org.signed()];
    const { invoices } = desk.connector.modules;
    const { accountId } = (await org.call('GET', `/si/invoices/${draft}`)).json.data;
    const purge = () => desk.db.transaction().execute((tx) => invoices.purgeAccount(tx, org.tenant, accountId));
    expect(await purge()).toEqual({ invoices: 1, retainedSigned: 1 });
    expect(await purge()).toEqual({ invoices: 0, retainedSigned: 1 });
    expect((await org.call('GET', `/si/invoices/${draft}`)).status).toBe(404);
    const kept = (await org.call('GET', `/si/invoices/${signed}`)).json.data;
    expect(kept).toMatchObject({
      status: 'SIGNED',
      gross: 10_750_000,
      description: null,
      counterparty: { account_number: null },
    });
  });
});

describe('the business', () => {
  test('is kept per environment, its keys never shown again', async () => {
    const org = await desk.organisation();
    const keys = (await desk.authority.portal('GET', '/crypto_keys.txt')) as object;
    const saved = await org.call('PUT', '/si/business', {
      ...BUSINESS,
      cryptoKeys: JSON.stringify(keys),
      vatMode: 'none',
    });
    expect(saved.json.data).toMatchObject({ hasCryptoKeys: true, vatMode: 'none', numberPrefix: 'INV-' });
    expect((await org.call('GET', '/si/business')).json.data).toEqual(saved.json.data);
    expect((await org.call('GET', '/si/business?env=production')).status).toBe(404);
    expect((await org.call('GET', '/si/business?env=moon')).status).toBe(400);
    const id = await org.draft();
    expect((await org.call('GET', `/si/invoices/${id}`)).json.data).toMatchObject({ vat: 0, net: 10_750_000 });
  });

  test('without a code for its lines, or with keys that cannot be read, is refused', async () => {
    const { hsnCode: _, ...without } = BUSINESS;
    for (const body of [without, { ...BUSINESS, cryptoKeys: 'nothing' }, { ...BUSINESS, serviceId: 'short' }]) {
      const { status, json } = await ours.call('PUT', '/si/business', body);
      expect([status, json.error_code]).toEqual([400, 'bad_request']);
    }
    expect((await ours.call('PUT', '/si/business', { ...BUSINESS, envId: 'nowhere' })).status).toBe(404);
  });
});

test('a rejection and a reversal of the same allocation at once undo it once', async () => {
  const id = await ours.confirmed();
  const [allocation] = (await read(id)).allocations;
  const [rejected, reversed] = await Promise.all([
    ours.call('POST', `/si/invoices/${id}/reject`, {}),
    ours.call('POST', `/si/allocations/${allocation.id}/reverse`, {}),
  ]);
  expect([rejected.status, [200, 409].includes(reversed.status)]).toEqual([200, true]);
  expect(await read(id)).toMatchObject({ status: 'REJECTED', paid: 0 });
});
