import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type Json, openSink, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: sandbox 2, faults. */

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

describe('faults', () => {
  const order = (body: object) => stage.data('POST', '/v2/sandbox/faults', { target: 'connector:gtbank', ...body });
  const listed = async (fault: string): Promise<Json> =>
    (await stage.data('GET', '/v2/sandbox/faults')).find(({ id }: Json) => id === fault);
  const sync = async (account: string): Promise<string> =>
    (await stage.data('POST', `/v2/sandbox/accounts/${account}/sync`, {})).job_status;

  test('times counts down, and then it is over', async () => {
    const account = await stage.account();
    const fault = await order({ fault: 'unavailable', times: 2 });
    expect(fault).toEqual({
      ...{ id: expect.stringMatching(PATTERNS.id), target: 'connector:gtbank', match: null, fault: 'unavailable' },
      ...{ latency_ms: null, probability: null, times: 2, created_at: expect.stringMatching(PATTERNS.iso) },
    });
    expect(await sync(account)).toBe('failed');
    expect((await listed(fault.id)).times).toBe(1);
    expect([await sync(account), await sync(account)]).toEqual(['failed', 'finished']);
    expect((await listed(fault.id))?.times ?? 0).toBe(0);
  });

  test('probability: never at 0, always at 1; another target is untouched', async () => {
    const account = await stage.account();
    const never = await order({ fault: 'unavailable', probability: 0 });
    expect([await sync(account), await sync(account)]).toEqual(['finished', 'finished']);
    const always = await order({ fault: 'garbage', probability: 1 });
    expect(await sync(account)).toBe('failed');
    expect(await sync(await stage.account({ institution: 'access_bank' }))).toBe('finished');
    for (const { id } of [never, always]) await stage.data('DELETE', `/v2/sandbox/faults/${id}`);
    expect(await sync(account)).toBe('finished');
  });

  test('match: only calls with these properties', async () => {
    const fault = await order({ fault: 'unavailable', match: { call: 'sign_in' } });
    expect((await stage.post('/v2/sandbox/link', { persona: 'unmatched.one' })).status).toBe(400);
    await stage.data('DELETE', `/v2/sandbox/faults/${fault.id}`);
    const account = await stage.account();
    const other = await order({ fault: 'unavailable', match: { call: 'sign_in' } });
    expect(await sync(account)).toBe('finished');
    await stage.data('DELETE', `/v2/sandbox/faults/${other.id}`);
  });

  test('slow takes as long as was ordered; decline and wrong_otp are for sign-ins', async () => {
    const account = await stage.account();
    await order({ fault: 'slow', latency_ms: 700, times: 1 });
    const from = performance.now();
    expect(await sync(account)).toBe('finished');
    expect(performance.now() - from).toBeGreaterThan(650);
    const customer = { name: 'Otp Person', email: 'otp@example.com' };
    const session = await stage.data('POST', '/v2/connect/session', {
      institution: GTBANK,
      auth_method: 'internet_banking',
      scope: 'financial_data',
      customer,
    });
    const headers = { 'x-session-id': session.session.id };
    await stage.post('/v2/connect/login', { username: 'otp.person', password: 'pass_otp' }, headers);
    await order({ fault: 'wrong_otp', times: 1 });
    expect((await stage.post('/v2/connect/commit', { otp: '123456' }, headers)).json.message).toBe('Invalid OTP Sent');
    expect((await stage.post('/v2/connect/commit', { otp: '123456' }, headers)).json.responseCode).toBe(99);
  });

  test('a webhook that was ordered to fail is tried again', async () => {
    const sink = await openSink();
    const webhook = await stage.data('POST', '/v2/webhooks', { url: sink.url });
    await stage.data('POST', '/v2/sandbox/faults', {
      target: 'webhook',
      fault: 'unavailable',
      times: 1,
      match: { event: 'mono.events.account_unlinked' },
    });
    const { event_id } = await stage.data('POST', '/v2/sandbox/webhooks/fire', {
      event: 'mono.events.account_unlinked',
    });
    const first = await stage.platform.until('the failed attempt', async () => {
      const [delivery] = (await stage.get(`/v2/events/${event_id}/deliveries`)).json.data;
      return delivery?.attempts.length === 1 ? delivery : null;
    });
    const came = () => sink.deliveries.filter(({ json }) => json.event_id === event_id).length;
    expect([first.status, came()]).toEqual(['pending', 0]);
    await stage.advance('31s');
    await stage.platform.until('the second attempt', async () => came() === 1);
    await stage.call('DELETE', `/v2/webhooks/${webhook.id}`);
    await sink.close();
  });

  test.each([
    [{ fault: 'timeout' }, 'target'],
    [{ target: 'bank', fault: 'timeout' }, 'target'],
    [{ target: 'connector:nope', fault: 'timeout' }, 'target'],
    [{ target: 'connector', fault: 'timeout' }, 'target'],
    [{ target: 'webhook:mine', fault: 'timeout' }, 'target'],
    [{ target: 'constructor', fault: 'timeout' }, 'target'],
    [{ target: 'connector:gtbank', fault: 'nope' }, 'fault'],
    [{ target: 'connector:*', fault: 'decline:x' }, 'fault'],
    [{ target: 'webhook', fault: 'wrong_otp' }, 'fault'],
    [{ target: 'webhook' }, 'fault'],
    [{ target: 'webhook', fault: 'timeout', times: 0 }, 'times'],
    [{ target: 'webhook', fault: 'timeout', probability: 2 }, 'probability'],
    [{ target: 'webhook', fault: 'slow', latency_ms: -1 }, 'latency_ms'],
    [{ target: 'webhook', fault: 'slow', match: 'x' }, 'match'],
  ])('%j: 400', async (body, field) => {
    const { status, json } = await stage.post('/v2/sandbox/faults', body);
    expect([status, json.data[0].field]).toEqual([400, field]);
  });
});
