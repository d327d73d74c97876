import { Fault, Refusal } from '@kente/kit/errors';

/** What an integrator's own server does: calls the public API over HTTP, with the secret key that no browser sees. */
export interface Integrator {
  /** @returns the account's id. */
  exchange(code: string): Promise<string>;
  account(id: string): Promise<{ details: unknown; transactions: unknown }>;
  /** Spending, and the newest income analysis with its evidence; null where there is none yet. */
  insights(id: string): Promise<{ spending: unknown; income: unknown; evidence: unknown }>;
  /** The result comes by webhook. */
  startIncome(id: string): Promise<void>;
}

const ANSWER_WITHIN_MS = 20_000;
const NEWEST = 10;

/** @param api where the platform answers, without a slash at the end. */
export function createIntegrator(api: string, secretKey: string): Integrator {
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(api + path, {
      method,
      headers: { 'mono-sec-key': secretKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch((error: unknown) => {
      throw new Fault('demo.api', {
        status: 503,
        message: 'The API does not answer.',
        retryAfterSeconds: 2,
        cause: error,
      });
    });
    const { data, message } = (await answer.json()) as { data: unknown; message: string };
    if (!answer.ok) throw new Refusal('demo.refused', { status: answer.status, message });
    return data;
  };

  return {
    async exchange(code) {
      const { id } = (await call('POST', '/v2/accounts/auth', { code })) as { id: string };
      return id;
    },
    async account(id) {
      const path = `/v2/accounts/${encodeURIComponent(id)}`;
      const [details, transactions] = await Promise.all([
        call('GET', path),
        call('GET', `${path}/transactions?limit=${NEWEST}`),
      ]);
      return { details, transactions };
    },
    async insights(id) {
      const path = `/v2/accounts/${encodeURIComponent(id)}`;
      const [spending, records] = await Promise.all([
        call('GET', `${path}/spending?period=last_6_months`),
        call('GET', `${path}/income-records`) as Promise<{ id: string; income: unknown }[]>,
      ]);
      const [newest] = records;
      if (!newest) return { spending, income: null, evidence: null };
      const evidence = await call('GET', `${path}/income-records/${newest.id}/evidence`);
      return { spending, income: newest.income, evidence };
    },
    async startIncome(id) {
      await call('GET', `/v2/accounts/${encodeURIComponent(id)}/income`);
    },
  };
}
