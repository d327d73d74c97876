import { expect, test } from 'vitest';
import { requestOf } from './client.ts';

const scope = { organisation: 'org_1', environment: 'sandbox' } as const;
const request = (name: string, input: Parameters<typeof requestOf>[3]) =>
  requestOf('http://localhost:4002', 'a.b.c', name, input, scope);

test('reading names the environment in the query, and leaves out what is not asked for', () => {
  const [url, { method, headers, body }] = request('GET /si/invoices', {
    query: { status: 'DRAFT', page: 2, from: undefined },
  });
  expect(String(url)).toBe('http://localhost:4002/si/invoices?status=DRAFT&page=2&env=sandbox');
  expect([method, body]).toEqual(['GET', undefined]);
  expect(headers).toEqual({ authorization: 'Bearer a.b.c', 'x-organisation': 'org_1' });
});

test('writing names it in the body; an id cannot leave its place in the path', () => {
  const [url, { body }] = request('POST /si/invoices/{id}/reject', { path: { id: '../x?y' }, body: { note: 'gift' } });
  expect(String(url)).toBe('http://localhost:4002/si/invoices/..%2Fx%3Fy/reject');
  expect(JSON.parse(String(body))).toEqual({ note: 'gift', env: 'sandbox' });
});

test('the cookie of the console never goes to the connector', () => {
  expect(request('GET /si/business', {})[1].credentials).toBe('omit');
});
