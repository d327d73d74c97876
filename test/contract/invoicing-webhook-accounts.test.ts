import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import {
  actionOf,
  backAgain,
  clock,
  connector,
  database,
  eventId,
  invoicesOf,
  isLinked,
  link,
  linked,
  openStage,
  ours,
  platform,
  settled,
} from './invoicing-webhook-stage.ts';

/** Contract: invoicing 3.3: what is told of accounts, and work that takes long. */

openStage();

describe('an account', () => {
  const about = (event: string, account: string, more: object = {}, seconds = 0) => ({
    ...{ event, event_id: eventId(), timestamp: new Date(clock.now().getTime() + seconds * 1_000).toISOString() },
    data: { account: { _id: account, id: account }, account_id: account, ...more },
  });
  const syncs = async (account: string): Promise<number> => {
    const jobs = await database.query(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier like '%sync%' and key like $1`,
      [`%${account}%`],
    );
    return jobs.rows[0].n;
  };

  test('with new data is synced; without, it is left alone', async () => {
    const account = await linked();
    await database.query(`delete from graphile_worker._private_jobs where key like $1`, [`%${account}%`]);
    const updated = (has: boolean) => about('mono.events.account_updated', account, { meta: { has_new_data: has } });
    expect(await actionOf(updated(false))).toBe('ignored');
    expect(await syncs(account)).toBe(0);
    expect(await actionOf(updated(true))).toBe('queued');
    expect(await syncs(account)).toBe(1);
  });

  test('that needs its holder again says so until it is renewed, whatever comes late', async () => {
    const account = await linked();
    clock.advance(60_000);
    try {
      const required = async () => (await isLinked(account))?.reauthRequired;
      expect(await actionOf(about('mono.events.reauthorisation_required', account, {}, -30))).toBe('reconciled');
      expect(await required()).toBe(true);
      expect(await actionOf(about('mono.events.account_reauthorized', account, {}, -10))).toBe('queued');
      expect(await required()).toBe(false);
      expect(await actionOf(about('account.reauthorization_required', account, {}, -20))).toBe('ignored');
      expect(await required()).toBe(false);
    } finally {
      backAgain();
    }
  });

  test('unlinked at the bank is unlinked here, and nothing is purged', async () => {
    const account = await linked();
    await actionOf(settled(account));
    expect(await actionOf(about('mono.events.account_unlinked', account))).toBe('reconciled');
    expect(await isLinked(account)).toBeUndefined();
    expect(await invoicesOf(account)).toBe(1);
    expect(await actionOf(about('account.disconnected', account))).toBe('ignored');
  });

  test('that was linked again is not unlinked by news of the consent before', async () => {
    const { code, account } = await link();
    const exchange = (given: string) =>
      connector.call('POST', '/si/mono/exchange', { key: ours.keys.sandbox, body: { code: given } });
    await exchange(code);
    const again = (await platform.call('POST', '/v2/sandbox/codes', { body: { account } })).json.data;
    expect(await actionOf(about('mono.events.account_unlinked', account, {}, -120))).toBe('reconciled');
    await exchange(again.code);
    expect(await actionOf(about('mono.events.account_unlinked', account, {}, -60))).toBe('ignored');
    expect(await isLinked(account)).toBeDefined();
  });

  test('connected on our link is linked as by an exchange, which then finds it', async () => {
    const ref = `si_webhook_${eventId()}`;
    const person = {
      customer: { name: 'Bisi Adeyemi', email: 'bisi@example.com' },
      redirectUrl: 'https://app.example/done',
    };
    await connector.call('POST', '/si/mono/widget-link', {
      key: ours.keys.sandbox,
      body: { ...person, meta: { ref } },
    });
    const { code, account } = await link();
    const connected = {
      ...{ event: 'mono.events.account_connected', event_id: eventId(), timestamp: clock.now().toISOString() },
      data: { id: account, customer: 'c'.repeat(24), meta: { data_status: 'PROCESSING', ref } },
    };
    expect(
      await actionOf({
        ...connected,
        event_id: eventId(),
        data: { ...connected.data, meta: { ref: 'si_unknown_ref' } },
      }),
    ).toBe('ignored');
    expect(await isLinked(account)).toBeUndefined();
    expect(await actionOf(connected)).toBe('queued');
    expect(await isLinked(account)).toMatchObject({ id: account });
    expect(await syncs(account)).toBe(1);
    const exchanged = await connector.call('POST', '/si/mono/exchange', {
      key: ours.keys.sandbox,
      body: { code, meta: { ref } },
    });
    expect([exchanged.status, exchanged.json.data.id]).toEqual([200, account]);
    expect(await actionOf({ ...connected, event_id: eventId() })).toBe('ignored');
  });
});

describe('work that takes long', () => {
  test('is answered queued within the two seconds, and finished behind it, once', async () => {
    const account = await linked();
    const event = settled(account);
    const blocker = new pg.Client({ connectionString: connector.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('begin');
      await blocker.query('lock table webhook_subjects in exclusive mode');
      const from = performance.now();
      expect(await actionOf(event)).toBe('queued');
      expect(performance.now() - from).toBeLessThan(4_000);
      expect(await actionOf(event)).toBe('duplicate');
      await blocker.query('rollback');
    } finally {
      await blocker.end();
    }
    await vi.waitFor(async () => expect(await invoicesOf(account)).toBe(1), 10_000);
    await vi.waitFor(async () => {
      const kept = await database.query('select action, body from webhook_events where key = $1', [event.event_id]);
      expect(kept.rows).toEqual([{ action: 'drafted', body: null }]);
    }, 10_000);
  });
});
