import { SettableClock } from '@kente/kit/clock';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Desk, type Organisation, openDesk } from '../../apps/invoicing/src/testing/invoice-desk.ts';

/** Contract: invoicing 4.2 and what follows a signature. */

let desk: Desk;
let ours: Organisation;
const clock = new SettableClock('2026-11-21T09:00:00.000Z');

beforeAll(async () => {
  desk = await openDesk({ clock });
  ours = await desk.organisation();
}, 90_000);
afterAll(() => desk?.close());

const post = (path: string, body: unknown = {}) => ours.call('POST', `/si/invoices/${path}`, body);
const get = (path: string) => ours.call('GET', `/si/invoices/${path}`);
const strike = (call: string, simulate: string) => desk.authority.portal('POST', '/faults', { call, simulate });
const resolve = (id: string) => desk.connector.modules.invoices.resolveSigning(ours.tenant, id);
const told = async (path: string, body: unknown = {}): Promise<[number, string | undefined]> => {
  const { status, json } = await post(path, body);
  return [status, json.error_code];
};
const actions = async (id: string): Promise<string[]> =>
  (await get(id)).json.data.history.map((entry: { action: string }) => entry.action);

describe('a signature whose answer is lost', () => {
  test.each(['reset:after_commit', 'garbage:after_commit', 'unavailable:after_commit', 'timeout:after_commit'])(
    '%s: 202, then the authority is asked and it is SIGNED, exactly once',
    async (fault) => {
      const id = await ours.validated();
      await strike('/invoice/sign', fault);
      const { status, json } = await post(`${id}/sign`);
      expect([status, json.status, json.data.status]).toEqual([202, 'processing', 'SIGN_UNKNOWN']);
      expect(await told(`${id}/sign`)).toEqual([409, 'invalid_state']);
      expect(await resolve(id)).toBe('found_signed');
      expect(await resolve(id)).toBeNull();
      expect((await post(`${id}/sign`)).json.data).toMatchObject({
        status: 'SIGNED',
        qr: { text: expect.any(String) },
      });
      expect((await actions(id)).filter((action) => action === 'sign')).toHaveLength(1);
    },
    40_000,
  );

  test('a no counts only when the call can no longer be on its way; then it can be signed', async () => {
    const id = await ours.validated();
    await strike('/invoice/sign', 'reset');
    expect((await post(`${id}/sign`)).status).toBe(202);
    expect(await resolve(id)).toBe('wait');
    clock.advance(130_000);
    expect(await resolve(id)).toBe('found_unsigned');
    expect((await get(id)).json.data.status).toBe('VALIDATED');
    expect((await post(`${id}/sign`)).json.data.status).toBe('SIGNED');
  });

  test('the job that asks is queued before the call', async () => {
    const id = await ours.validated();
    await strike('/invoice/sign', 'reset:after_commit');
    await post(`${id}/sign`);
    expect(await desk.jobsOf(id)).toEqual(['invoices.resolve-signing']);
    await resolve(id);
  });
});

describe('signing', () => {
  test('twice at once signs once: nobody is told of a second signature', async () => {
    const id = await ours.validated();
    const both = await Promise.all([post(`${id}/sign`), post(`${id}/sign`), post(`${id}/sign`)]);
    expect(both.map(({ status }) => status).filter((status) => status === 200).length).toBeGreaterThan(0);
    for (const { status } of both) expect([200, 409]).toContain(status);
    expect((await actions(id)).filter((action) => action === 'sign_started')).toHaveLength(1);
    expect((await actions(id)).filter((action) => action === 'sign')).toHaveLength(1);
  });

  test('a duplicate that is its own earlier signature is a success', async () => {
    const id = await ours.validated();
    await strike('/invoice/sign', 'reset:after_commit');
    await post(`${id}/sign`);
    await desk.db.updateTable('invoices').set({ state: 'VALIDATED' }).where('id', '=', id).execute();
    expect((await post(`${id}/sign`)).json.data.status).toBe('SIGNED');
    expect((await get(id)).json.data.history.at(-1)).toMatchObject({ action: 'sign', detail: { earlier: true } });
  });

  test('a refusal is a 422, keys that are not accepted a 502; both leave it VALIDATED', async () => {
    const id = await ours.validated();
    await strike('/invoice/sign', 'decline:duplicate');
    expect(await told(`${id}/sign`)).toEqual([422, 'validation_error']);
    await strike('/invoice/sign', 'decline:bad_key');
    expect(await told(`${id}/sign`)).toEqual([502, 'upstream_error']);
    expect((await get(id)).json.data.status).toBe('VALIDATED');
    expect((await post(`${id}/sign`)).status).toBe(200);
  });

  test('needs a validation of this very document, and the role admin', async () => {
    expect(await told(`${await ours.draft()}/sign`)).toEqual([409, 'invalid_state']);
    expect(await told(`${await ours.confirmed()}/sign`)).toEqual([409, 'invalid_state']);
    const id = await ours.validated();
    const changed = JSON.stringify({ kind: 'B2C', buyer: null, lines: [], billingReferences: [] });
    await desk.db.updateTable('invoices').set({ content: changed }).where('id', '=', id).execute();
    expect(await told(`${id}/sign`)).toEqual([409, 'invalid_state']);
  });
});

describe('a signed invoice', () => {
  test('has its code as PNG or SVG, and nothing before', async () => {
    const draft = await ours.draft();
    for (const what of ['qr', 'pdf']) expect((await get(`${draft}/${what}`)).status).toBe(409);
    const id = await ours.signed();
    const fetched = (query: string, accept: string) =>
      fetch(`${desk.connector.url}/si/invoices/${id}/qr${query}`, { headers: { 'mono-sec-key': ours.key, accept } });
    expect((await fetched('', '*/*')).headers.get('content-type')).toBe('image/png');
    expect((await fetched('', 'image/svg+xml')).headers.get('content-type')).toBe('image/svg+xml');
    expect(await (await fetched('?format=svg', '*/*')).text()).toContain('<svg');
    expect((await fetched('?format=gif', '*/*')).status).toBe(400);
  });

  test('is transmitted once; what the authority does not take now, a job takes on', async () => {
    const id = await ours.signed();
    await strike('/invoice/transmit', 'garbage:after_commit');
    const open = await post(`${id}/transmit`);
    expect([open.status, open.json.data.status]).toEqual([202, 'SIGNED']);
    expect(await desk.jobsOf(id)).toContain('invoices.transmit');
    await desk.connector.modules.invoices.transmitQueued(ours.tenant, id);
    expect((await post(`${id}/transmit`)).json.data).toMatchObject({ status: 'TRANSMITTED' });
    expect(await told(`${await ours.validated()}/transmit`)).toEqual([409, 'invalid_state']);
    const refused = await ours.signed();
    await strike('/invoice/transmit', 'decline:duplicate');
    expect(await told(`${refused}/transmit`)).toEqual([422, 'validation_error']);
    await strike('/invoice/transmit', 'decline:bad_key');
    expect(await told(`${refused}/transmit`)).toEqual([502, 'upstream_error']);
  });

  test('is taken back by credit notes up to its amount, and superseded when all of it is', async () => {
    const id = await ours.signed();
    const part = await post(`${id}/credit-note`, { amount: 2_150_000, reason: 'Two reams came back' });
    expect([part.status, part.json.data]).toMatchObject([
      201,
      {
        status: 'DRAFT',
        invoiceTypeCode: '380',
        gross: 2_150_000,
        net: 2_000_000,
        vat: 150_000,
        paymentStatus: 'PENDING',
      },
    ]);
    const { irn, issueDate } = (await get(id)).json.data;
    expect(part.json.data.billing_reference).toEqual([{ irn, issue_date: issueDate }]);
    expect(await told(`${id}/credit-note`, { amount: 10_000_000, reason: 'x' })).toEqual([409, 'conflict']);
    expect(await told(`${id}/credit-note`, {})).toEqual([400, 'bad_request']);
    expect(await told(`${await ours.draft()}/credit-note`, { reason: 'x' })).toEqual([409, 'invalid_state']);
    const rest = await post(`${id}/credit-note`, { reason: 'All of it' });
    for (const note of [part, rest]) {
      for (const step of ['confirm', 'validate', 'sign']) {
        const done = await post(`${note.json.data.id}/${step}`);
        expect([step, done.status, done.json.message]).toEqual([step, 200, expect.any(String)]);
      }
    }
    expect((await get(id)).json.data.status).toBe('SUPERSEDED');
  });
});

test('after a signature a job transmits the invoice by itself', async () => {
  const id = await ours.signed();
  expect(await desk.jobsOf(id)).toContain('invoices.transmit');
  const worker = await desk.beside({}, { workers: true });
  try {
    const state = async (): Promise<string> => (await get(id)).json.data.status;
    await vi.waitFor(async () => expect(await state()).toBe('TRANSMITTED'), { timeout: 20_000, interval: 100 });
  } finally {
    await worker.close();
  }
});
