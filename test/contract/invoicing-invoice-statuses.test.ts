import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoiceRoutes } from '../../apps/invoicing/src/invoices/routes/index.ts';
import type { TestOrganisation } from '../../apps/invoicing/src/testing/connector.ts';
import {
  BUSINESS,
  BUYER,
  type Desk,
  type Organisation,
  openDesk,
} from '../../apps/invoicing/src/testing/invoice-desk.ts';

/** Every status that a route of the invoices declares is one that it answers, and it answers no other. Contract: invoicing 2.4, 4. */

let desk: Desk;
let ours: Organisation;
let nobody: TestOrganisation;
const NONE = '0'.repeat(24);

beforeAll(async () => {
  desk = await openDesk();
  ours = await desk.organisation();
  nobody = await desk.connector.organisation();
}, 90_000);
afterAll(() => desk?.close());

const BATCH = {
  ...{ gateway: 'paystack', currency: 'NGN', settledOn: '2026-11-20' },
  sales: [{ invoiceId: NONE, gross: 5 }],
};
const routes = invoiceRoutes.map(({ method, paths, access, responses }) => ({
  method,
  path: paths[0] ?? '',
  called: (paths[0] ?? '').replace(':id', NONE),
  role: 'role' in access ? access.role : null,
  statuses: Object.keys(responses),
}));
const post = async (path: string, body: unknown = {}): Promise<number> =>
  (await ours.call('POST', `/si/invoices/${path}`, body)).status;
const strike = (call: string, simulate: string) => desk.authority.portal('POST', '/faults', { call, simulate });

test('reading is for a viewer, work for an operator, signing and the business for an admin', async () => {
  const [viewer, operator] = [await nobody.key('viewer'), await nobody.key('operator')];
  for (const { method, called, role } of routes) {
    const call = async (key: string | null) =>
      (await desk.connector.call(method, called, { key, ...(method === 'GET' ? {} : { body: {} }) })).status;
    expect([called, await call(null)]).toEqual([called, 401]);
    expect([called, (await call(viewer)) === 403]).toEqual([called, role !== 'viewer']);
    expect([called, (await call(operator)) === 403]).toEqual([called, role === 'admin']);
  }
});

test('an environment that there is none of is a 400 by label and a 404 by id, wherever it is named', async () => {
  const whole: Record<string, object> = {
    '/si/business': BUSINESS,
    '/si/invoices/:id/credit-note': { reason: 'back' },
    '/si/invoices/:id/allocations': { transactionId: 'row', amount: 1, kind: 'payment' },
    '/si/invoices/:id/matches/dismiss': { transactionId: 'row' },
    '/si/invoices/:id/collectors': { collectors: [] },
    '/si/payout-batches/:id': BATCH,
  };
  for (const { method, path, called } of routes) {
    for (const [place, status] of [
      [{ env: 'moon' }, 400],
      [{ envId: 'nowhere' }, 404],
    ] as const) {
      const query = method === 'GET' ? `?${new URLSearchParams(place)}` : '';
      const body = method === 'GET' ? undefined : { ...whole[path], ...place };
      const answer = await ours.call(method, called + query, body, { 'if-match': '"1"' });
      expect([method, path, answer.status]).toEqual([method, path, status]);
    }
  }
});

test('more calls than a minute has room for are a 429 everywhere', async () => {
  const slow = await desk.beside({ INVOICING_RATE_LIMIT_PER_MINUTE: '1' });
  try {
    const key = nobody.keys.sandbox;
    await slow.call('GET', '/si/business', { key });
    for (const { method, called } of routes) {
      const { status, headers } = await slow.call(method, called, { key, ...(method === 'GET' ? {} : { body: {} }) });
      expect([called, status, headers['retry-after'] !== undefined]).toEqual([called, 429, true]);
    }
  } finally {
    await slow.close();
  }
});

test('the calls that change state answer each of their outcomes', async () => {
  const draft = await ours.draft();
  for (const action of ['validate', 'sign', 'transmit']) expect(await post(`${draft}/${action}`)).toBe(409);
  for (const what of ['qr', 'pdf', 'ubl'])
    expect((await ours.call('GET', `/si/invoices/${draft}/${what}`)).status).toBe(409);
  expect(await post(`${draft}/credit-note`, { reason: 'back' })).toBe(409);
  expect(await post(`${draft}/confirm`, { number: `N${'1'.repeat(29)}`, buyer: BUYER, issueDate: '2026-11-20' })).toBe(
    200,
  );
  expect(await post(`${draft}/confirm`)).toBe(409);
  expect((await ours.call('PATCH', `/si/invoices/${draft}`, {}, { 'if-match': '1' })).status).toBe(409);
  await strike('/invoice/validate', 'decline:duplicate');
  expect(await post(`${draft}/validate`)).toBe(422);
  await strike('/invoice/irn/validate', 'garbage');
  expect(await post(`${draft}/validate`)).toBe(502);
  await strike('/invoice/irn/validate', 'timeout');
  expect(await post(`${draft}/validate`)).toBe(504);
  expect(await post(`${draft}/validate`)).toBe(200);
  await strike('/invoice/sign', 'decline:duplicate');
  expect(await post(`${draft}/sign`)).toBe(422);
  await strike('/invoice/sign', 'decline:bad_key');
  expect(await post(`${draft}/sign`)).toBe(502);
  await strike('/invoice/sign', 'reset:after_commit');
  expect(await post(`${draft}/sign`)).toBe(202);
  await desk.connector.modules.invoices.resolveSigning(ours.tenant, draft);
  expect(await post(`${draft}/sign`)).toBe(200);
  expect(await post(`${draft}/reject`)).toBe(409);
  await strike('/invoice/transmit', 'decline:duplicate');
  expect(await post(`${draft}/transmit`)).toBe(422);
  await strike('/invoice/transmit', 'decline:bad_key');
  expect(await post(`${draft}/transmit`)).toBe(502);
  await strike('/invoice/transmit', 'garbage');
  expect(await post(`${draft}/transmit`)).toBe(202);
  expect(await post(`${draft}/transmit`)).toBe(200);
  expect(await post(`${draft}/credit-note`, { reason: 'back' })).toBe(201);
  for (const what of ['', '/qr', '/pdf', '/ubl', '/matches']) expect(await read(`${draft}${what}`)).toBe(200);
});

/** Files are no JSON. */
const read = async (path: string): Promise<number> =>
  (await fetch(`${desk.connector.url}/si/invoices/${path}`, { headers: { 'mono-sec-key': ours.key } })).status;

test('the rest: editing, rejecting, paying, and a number that no IRN has room for', async () => {
  const id = await ours.draft();
  const { allocations, version } = (await ours.call('GET', `/si/invoices/${id}`)).json.data;
  expect((await ours.call('PATCH', `/si/invoices/${id}`, {}, { 'if-match': `"${version}"` })).status).toBe(200);
  const undo = () => ours.call('POST', `/si/allocations/${allocations[0].id}/reverse`, {});
  expect([(await undo()).status, (await undo()).status]).toEqual([200, 409]);
  expect(await post(`${id}/reject`)).toBe(200);
  const confirmed = await ours.confirmed();
  const first = (await ours.call('GET', `/si/invoices/${confirmed}`)).json.data.allocations[0];
  await ours.call('POST', `/si/allocations/${first.id}/reverse`, {});
  const { organisationId, environmentId } = ours.tenant;
  desk.rows.set('row', {
    ...{ organisationId, environmentId, id: 'row', accountId: 'a', direction: 'credit', amount: 5n, unallocated: 5n },
    ...{
      currency: 'NGN',
      date: '2026-11-21',
      status: 'posted',
      text: '',
      counterparty: { name: null, accountNumber: null },
    },
    ...{ reference: null, sessionId: null, collectedBy: null, gateway: null, calledReversal: false },
  });
  const pay = { transactionId: 'row', amount: 5, kind: 'payment' };
  expect([await post(`${confirmed}/allocations`, pay), await post(`${confirmed}/allocations`, pay)]).toEqual([
    201, 409,
  ]);
  const once = { 'x-idempotency-key': 'once' };
  const dismiss = async (transactionId: string): Promise<number> =>
    (await ours.call('POST', `/si/invoices/${confirmed}/matches/dismiss`, { transactionId }, once)).status;
  expect([await dismiss('row'), await dismiss('another')]).toEqual([200, 409]);
  const put = async (path: string, body: object): Promise<number> => (await ours.call('PUT', path, body)).status;
  const collectors = { collectors: ['plink_88421'] };
  expect(await put(`/si/invoices/${confirmed}/collectors`, collectors)).toBe(200);
  expect(await put(`/si/invoices/${id}/collectors`, collectors)).toBe(409);
  expect(await put(`/si/invoices/${NONE}/collectors`, collectors)).toBe(404);
  const sales = [{ invoiceId: confirmed, gross: 5 }];
  expect(await put('/si/payout-batches/p1', { ...BATCH, sales })).toBe(200);
  expect(await put('/si/payout-batches/p2', BATCH)).toBe(404);
  expect(await put('/si/matching', { autoMatch: false })).toBe(200);
  await ours.call('PUT', '/si/business', { ...BUSINESS, numberPrefix: '-' });
  const long = await ours.draft();
  await desk.db
    .updateTable('businesses')
    .set({ service_id: 'wrong' })
    .where('organisation_id', '=', organisationId)
    .execute();
  expect(await post(`${long}/confirm`)).toBe(422);
  expect((await ours.call('PUT', '/si/business', BUSINESS)).status).toBe(200);
  expect((await ours.call('GET', '/si/business')).status).toBe(200);
  expect((await ours.call('GET', '/si/invoices')).status).toBe(200);
});

test('every status that is declared has been answered', () => {
  const declared = routes.flatMap(({ method, path, role, statuses }) =>
    statuses
      .filter((status) => status !== '500' && !(status === '403' && role === 'viewer'))
      .map((status) => `${method} ${path} ${status}`),
  );
  expect(declared.filter((each) => !desk.reached.has(each))).toEqual([]);
});
