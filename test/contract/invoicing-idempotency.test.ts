import { SettableClock } from '@kente/kit/clock';
import { describe, expect, test } from 'vitest';
import { testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import {
  ACCOUNTS,
  code,
  connector,
  EXCHANGE,
  LINK,
  linked,
  openStage,
  ours,
  person,
  platform,
  post,
  somebody,
  theirs,
} from './invoicing-accounts-stage.ts';

/** Contract: invoicing 2.5, against the real platform over HTTP. */

openStage();

describe('an idempotency key', () => {
  const asked = (body: unknown, key: string, path = LINK) =>
    post(path, body, ours.keys.sandbox, { 'x-idempotency-key': key });

  test('brings the stored answer back, to the byte, however the body is written', async () => {
    const first = await asked(person, 'order-1');
    const { redirectUrl, customer } = person;
    const again = await asked(
      `{ "redirectUrl": "${redirectUrl}", "customer": ${JSON.stringify(customer)} }`,
      'order-1',
    );
    expect([again.status, JSON.stringify(again.json)]).toEqual([200, JSON.stringify(first.json)]);
    const alias = await post(LINK, person, ours.keys.sandbox, { 'idempotency-key': 'order-1' });
    expect(alias.json).toEqual(first.json);
  });

  test('with another body, another account or for another environment is a mismatch; on another route it is another key', async () => {
    await asked(person, 'order-2');
    const other = { ...person, redirectUrl: 'https://app.example/elsewhere' };
    const elsewhere = await post(LINK, person, ours.keys.production, { 'x-idempotency-key': 'order-2' });
    for (const { status, json } of [await asked(other, 'order-2'), elsewhere]) {
      expect([status, json.error_code]).toEqual([409, 'idempotency_mismatch']);
    }
    const [one, two] = [await linked(), await linked()];
    expect((await asked({}, 'order-2', `${ACCOUNTS}/${one}/unlink`)).status).toBe(200);
    expect((await asked({}, 'order-2', `${ACCOUNTS}/${two}/unlink`)).json.error_code).toBe('idempotency_mismatch');
    const { code: fresh } = await code(somebody());
    expect((await asked({ code: fresh }, 'order-2', EXCHANGE)).status).toBe(200);
    expect((await asked({ code: 'another' }, 'order-2', EXCHANGE)).status).toBe(409);
  });

  test('is one organisation’s: another may use the same', async () => {
    await asked(person, 'order-3');
    const other = { ...person, redirectUrl: 'https://app.example/theirs' };
    expect((await post(LINK, other, theirs.keys.sandbox, { 'x-idempotency-key': 'order-3' })).status).toBe(200);
  });

  test('is free again after a refusal, and after 24 hours', async () => {
    expect((await asked({ code: 'code_nothing' }, 'order-4', EXCHANGE)).status).toBe(400);
    expect((await asked({ code: (await code(somebody())).code }, 'order-4', EXCHANGE)).status).toBe(200);
    const clock = new SettableClock('2026-11-20T10:00:00.000Z');
    const other = await testConnector({
      ...{ databaseUrl: connector.databaseUrl, clock },
      upstream: { url: platform.url, secretKey: platform.secretKey },
    });
    const ask = (body: object) =>
      other.call('POST', LINK, { key: ours.keys.sandbox, body, headers: { 'x-idempotency-key': 'order-5' } });
    const changed = { ...person, redirectUrl: 'https://app.example/new' };
    try {
      expect((await ask(person)).status).toBe(200);
      clock.advance(24 * 3_600_000 - 1);
      expect((await ask(changed)).status).toBe(409);
      clock.advance(1);
      expect((await ask(changed)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  test('that is too long is refused by its header', async () => {
    const { status, json } = await asked(person, 'x'.repeat(256));
    expect([status, json.data[0].field]).toEqual([400, 'x-idempotency-key']);
  });
});
