import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Environment } from '../../tenancy/index.ts';
import { BureauUnavailable } from './credit-bureau.ts';
import { createHttpCreditBureau } from './http-credit-bureau.ts';

const env = {} as Environment;
const BVN = '22123456789';
let server: Server;
let answer: { status: number; body: string } | 'hang';
let asked: { url: string; body: string; fault: unknown }[];
let baseUrl: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    asked.push({ url: request.url ?? '', body, fault: request.headers['x-simulate'] });
    if (answer !== 'hang') response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (options: object = {}): Promise<unknown> => {
  const bureau = createHttpCreditBureau({ baseUrl, ...options });
  return bureau.loans(env, BVN, new AbortController().signal).finally(() => bureau.close());
};
const loan = { institution: 'Kora Credit', status: 'open', repayment_amount: 100, balance: 900 };

test('open loans are told in minor units, closed ones are not', async () => {
  answer = { status: 200, body: JSON.stringify({ loans: [loan, { ...loan, status: 'closed' }] }) };
  expect(await ask()).toEqual([{ institution: 'Kora Credit', repaymentMinor: 100n, owedMinor: 900n }]);
  expect(asked).toEqual([{ url: '/v1/credit-reports', body: `{"bvn":"${BVN}"}`, fault: undefined }]);
});

test('somebody without a file owes nothing', async () => {
  answer = { status: 404, body: '{}' };
  expect(await ask()).toEqual([]);
});

test.each([
  ['is down', { status: 503, body: '{}' }],
  ['answers nonsense', { status: 200, body: '<html>' }],
  ['answers something else', { status: 200, body: '{"loans":[{"institution":"A"}]}' }],
  ['tells half a kobo', { status: 200, body: JSON.stringify({ loans: [{ ...loan, balance: 0.5 }] }) }],
  ['never answers', 'hang'],
] as const)('a bureau that %s is unavailable', async (_what, given) => {
  answer = given;
  await expect(ask({ timeoutMs: 200 })).rejects.toBeInstanceOf(BureauUnavailable);
});

test('an ordered fault is passed on', async () => {
  answer = { status: 404, body: '{}' };
  await ask({ faultFor: async () => 'slow; latency=10' });
  expect(asked[0]?.fault).toBe('slow; latency=10');
});

test('being told to stop is no fault of the bureau', async () => {
  answer = 'hang';
  const bureau = createHttpCreditBureau({ baseUrl });
  const stop = new AbortController();
  const asking = bureau.loans(env, BVN, stop.signal);
  stop.abort();
  await expect(asking).rejects.not.toBeInstanceOf(BureauUnavailable);
  await bureau.close();
});
