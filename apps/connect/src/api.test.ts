import { expect, test } from 'vitest';
import { createApi } from './api.ts';
import { Expired, Refused, type Reply, type Request, retryDelayMs, Unreachable } from './calling.ts';

const opened = {
  kind: 'widget',
  key: 'test_pk_1',
  query: { data: '{"customer":{"email":"ngozi@example.com"}}' },
} as const;
const { signal } = new AbortController();

function network(...replies: Partial<Reply>[]) {
  const requests: Request[] = [];
  const waits: number[] = [];
  const lost: boolean[] = [];
  const api = createApi({
    send: async (request) => {
      requests.push(request);
      return { status: 0, body: null, retryAfter: null, ...(replies[requests.length - 1] ?? replies.at(-1)) };
    },
    wait: async (ms) => {
      waits.push(ms);
    },
    onConnection: (value) => lost.push(value),
  });
  return { api, requests, waits, lost };
}

test('what did not get through is sent again, the same, with longer and longer pauses', async () => {
  const answer = { step: { kind: 'linked' } };
  const { api, requests, waits, lost } = network({}, { status: 503 }, { status: 502 }, { status: 200, body: answer });
  expect(await api.answer('s1', { username: 'ngozi', password: 'secret' }, signal)).toEqual(answer);
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  expect(waits).toEqual([1000, 2000, 4000]);
  expect(lost).toEqual([true, true, true, false]);
});

test('it gives up after a bounded number of tries', async () => {
  const { api, requests } = network({});
  await expect(api.resume('s1', signal)).rejects.toThrow(Unreachable);
  expect(requests).toHaveLength(12);
});

test('a poll is sent once', async () => {
  const { api, requests } = network({});
  await expect(api.poll('s1', signal)).rejects.toThrow(Unreachable);
  expect(requests).toHaveLength(1);
});

test('a refusal is told in the words of the platform and not repeated', async () => {
  const { api, requests } = network({ status: 413, body: { message: 'The request body is too large.' } });
  await expect(api.answer('s1', {}, signal)).rejects.toThrow(new Refused(413, 'The request body is too large.'));
  expect(requests).toHaveLength(1);
});

test('410 means that the session is over', async () => {
  await expect(network({ status: 410, body: {} }).api.poll('s1', signal)).rejects.toThrow(Expired);
});

test('an answer that is no JSON is a refusal, not a crash', async () => {
  await expect(network({ status: 200, body: null }).api.resume('s1', signal)).rejects.toThrow(Refused);
});

test('an abandoned call ends', async () => {
  const gone = new AbortController();
  gone.abort();
  await expect(network({ status: 200, body: {} }).api.resume('s1', gone.signal)).rejects.toThrow('abort');
});

test('the directory is asked without what the integrator said of the customer', async () => {
  const { api, requests } = network({ status: 200, body: { institutions: [] } });
  await api.institutions(opened, signal);
  expect(decodeURIComponent(requests[0]?.path ?? '')).toBe(
    '/institutions?session-boot={"kind":"widget","key":"test_pk_1","query":{}}',
  );
});

test('the token travels in a header, never in the address', async () => {
  const { api, requests } = network({ status: 200, body: {} });
  await api.choose('s1', '0123456789', signal);
  expect(requests[0]).toMatchObject({ path: '/session/choose', headers: { 'x-session': 's1' } });
});

test('a file name survives in a header whatever its letters', async () => {
  const { api, requests } = network({ status: 200, body: {} });
  await api.upload('s1', new File(['a'], 'relevé ₦.csv'), () => {}, signal);
  expect(decodeURIComponent(requests[0]?.headers['x-file-name'] ?? '')).toBe('relevé ₦.csv');
});

test('pauses double, end at 15 s, and obey retry-after up to 30 s', () => {
  expect([0, 1, 2, 3, 4, 9].map((attempt) => retryDelayMs(attempt, null))).toEqual([
    1000, 2000, 4000, 8000, 15000, 15000,
  ]);
  expect(retryDelayMs(0, 20)).toBe(20_000);
  expect(retryDelayMs(0, 3600)).toBe(30_000);
});
