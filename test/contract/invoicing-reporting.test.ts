import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUSINESS, type Desk, type Organisation, openDesk } from '../../apps/invoicing/src/testing/invoice-desk.ts';

/** Contract: invoicing 11.2 (payment status, VAT), 11.5 (UBL), and IRNs that two organisations of the sandbox come to. */

let desk: Desk;
let ours: Organisation;
beforeAll(async () => {
  desk = await openDesk();
  ours = await desk.organisation();
}, 90_000);
afterAll(() => desk?.close());

const read = async (id: string) => (await ours.call('GET', `/si/invoices/${id}`)).json.data;
const report = (id: string) => desk.connector.modules.invoices.reportPayment(ours.tenant, id);
const statusThere = async (id: string): Promise<unknown> => {
  const { irn } = await read(id);
  const headers = { 'x-api-key': '5d000000-0000-4000-8000-00000000000a', 'x-api-secret': 'sandbox-secret' };
  const answer = await fetch(`${desk.authority.baseUrl}/api/v1/invoice/confirm/${irn}`, { headers });
  return ((await answer.json()) as { data: { payment_status: string } }).data.payment_status;
};
const reported = async (id: string) =>
  desk.db
    .selectFrom('invoices')
    .where('id', '=', id)
    .select(['reported_status', 'vat_posted_at'])
    .executeTakeFirstOrThrow();

describe('what is paid of a signed invoice', () => {
  test('is told to the authority when it changes, and not before it is signed', async () => {
    const id = await ours.validated();
    expect(await desk.jobsOf(id)).not.toContain('invoices.report-payment');
    await ours.call('POST', `/si/invoices/${id}/sign`, {});
    const [receipt] = (await read(id)).allocations;
    await ours.call('POST', `/si/allocations/${receipt.id}/reverse`, {});
    expect(await desk.jobsOf(id)).toContain('invoices.report-payment');
    expect(await statusThere(id)).toBe('PAID');
    await report(id);
    expect(await statusThere(id)).toBe('PENDING');
    expect(await reported(id)).toMatchObject({ reported_status: 'PENDING', vat_posted_at: null });
    await report(id);
    expect((await read(id)).status).toBe('SIGNED');
  });

  test('paid whole, its VAT is told once, whatever answer got lost', async () => {
    const id = await ours.signed();
    await desk.authority.portal('POST', '/faults', { call: 'postPayment', simulate: 'reset:after_commit' });
    await expect(report(id)).rejects.toThrow('unknown');
    expect((await reported(id)).vat_posted_at).toBeNull();
    await report(id);
    expect((await reported(id)).vat_posted_at).not.toBeNull();
    await report(id);
  });

  test('an authority that is away is told later', async () => {
    const id = await ours.signed();
    const [receipt] = (await read(id)).allocations;
    await ours.call('POST', `/si/allocations/${receipt.id}/reverse`, {});
    await desk.authority.portal('POST', '/faults', { call: '/update/', simulate: 'unavailable' });
    await expect(report(id)).rejects.toThrow('not reported');
    expect(await reported(id)).toMatchObject({ reported_status: 'PAID' });
    await report(id);
    expect(await statusThere(id)).toBe('PENDING');
  });
});

describe('an IRN that somebody else has', () => {
  test("is no signature of ours: the other organisation's document is told apart, and nothing is signed", async () => {
    const theirs = await desk.organisation();
    for (const each of [ours, theirs]) await each.call('PUT', '/si/business', { ...BUSINESS, numberPrefix: 'SAME-' });
    expect((await read(await ours.signed())).status).toBe('SIGNED');
    const id = await theirs.validated({ lines: [{ name: 'Ink', price: 10_000_000 }], number: 'SAME-000001' });
    const { status, json } = await theirs.call('POST', `/si/invoices/${id}/sign`, {});
    expect([status, json.error_code]).toEqual([422, 'validation_error']);
    expect(json.message).toContain('another document has this IRN');
    expect((await theirs.call('GET', `/si/invoices/${id}`)).json.data.status).toBe('VALIDATED');
  });

  test('where the answer was lost, it is asked whose document is there', async () => {
    const id = await ours.validated();
    await desk.authority.portal('POST', '/faults', { call: '/sign', simulate: 'reset:after_commit' });
    expect((await ours.call('POST', `/si/invoices/${id}/sign`, {})).status).toBe(202);
    await desk.authority.portal('POST', '/faults', { call: '/download/', simulate: 'unavailable', times: 4 });
    expect(await desk.connector.modules.invoices.resolveSigning(ours.tenant, id)).toBe('wait');
    expect(await desk.connector.modules.invoices.resolveSigning(ours.tenant, id)).toBe('found_signed');
  });
});

describe('UBL', () => {
  const ubl = async (id: string) => {
    const { url } = desk.connector;
    return fetch(`${url}/si/invoices/${id}/ubl`, { headers: { 'mono-sec-key': ours.key } });
  };
  test('of a signed invoice is XML to be kept; of a draft there is none', async () => {
    const answer = await ubl(await ours.signed());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Z0-9-]+\.xml"$/);
    expect(await answer.text()).toContain('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>');
    expect((await ubl(await ours.draft())).status).toBe(409);
    expect((await ubl('inv_nowhere')).status).toBe(404);
  });
});
