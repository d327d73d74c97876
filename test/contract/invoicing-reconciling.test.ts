import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { BUSINESS, BUYER, draftOf } from '../../apps/invoicing/src/testing/invoice-desk.ts';
import { type MonoRow, type MonoServer, monoServer } from './invoicing-mono.ts';

/** Contract: invoicing 4.3, 8 and 10: what becomes of a bank row beside open invoices, earlier rows and other accounts. */

let mono: MonoServer;
let connector: TestConnector;
let client: pg.Client;
let ours: TestOrganisation;
let account: string;
let counter = 0;

beforeAll(async () => {
  mono = await monoServer();
  connector = await testConnector({ upstream: { url: mono.url, secretKey: 'test_sk_mono' } });
  client = new pg.Client({ connectionString: connector.databaseUrl });
  await client.connect();
}, 90_000);
afterAll(async () => {
  await client?.end();
  await connector?.close();
  await mono?.close();
});
beforeEach(async () => {
  counter += 1;
  Object.assign(mono, { rows: [], hasFeed: false, forgets: false, refreshes: 0 });
  ours = await connector.organisation();
  await call('PUT', '/si/business', { ...BUSINESS, numberPrefix: `R${counter}-` });
  account = await linked(`one${counter}`);
});

const call = async (method: string, path: string, body?: object) => {
  const { status, json } = await connector.call(method, path, {
    ...{ key: ours.keys.sandbox, ...(body === undefined ? {} : { body }) },
  });
  return { status, data: json.data, code: json.error_code };
};
const linked = async (name: string): Promise<string> =>
  (await call('POST', '/si/mono/exchange', { code: `code_${name}` })).data.id;
const sync = (accountId = account, more: object = {}) => call('POST', '/si/mono/sync', { accountId, ...more });
const invoice = async (id: string) => (await call('GET', `/si/invoices/${id}`)).data;
const suggestions = async (id: string) => (await call('GET', `/si/transactions/${id}/suggestions`)).data;
const autoMatch = () => call('PUT', '/si/matching', { autoMatch: true });

function row(id: string, more: Partial<MonoRow> = {}): MonoRow {
  const made: MonoRow = {
    ...{ id: `${id}_${counter}`, narration: 'NIP/GTB/OKAFOR HOTELS LTD/payment for invoice', amount: 10_750_000 },
    ...{ type: 'credit', date: '2026-11-20', ...more },
  };
  return made;
}

async function held(id: string) {
  const { rows } = await client.query(
    'select result, detail, invoice_id, amount_minor::int as amount from bank_transactions where id = $1',
    [`${id}_${counter}`],
  );
  return rows[0];
}

/** A confirmed invoice of NGN 107,500 that nothing has paid. */
async function open(grossMinor = 10_750_000n): Promise<{ id: string; number: string }> {
  const id = await draftOf(connector, ours.environments.sandbox, { grossMinor });
  await call('POST', `/si/invoices/${id}/confirm`, { buyer: BUYER });
  const { number, allocations } = await invoice(id);
  await call('POST', `/si/allocations/${allocations[0].id}/reverse`, {});
  return { id, number };
}

const drafts = async (): Promise<number> =>
  (await call('GET', '/si/invoices?status=DRAFT')).data.filter(
    (each: { accountId: string }) => each.accountId === account,
  ).length;

describe('with auto-match off', () => {
  test('a receipt that names an open invoice waits with its suggestion, and makes no second invoice', async () => {
    const { id, number } = await open();
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice` })];
    expect((await sync()).data).toMatchObject({ created: 1, dlq: 0 });
    expect(await held('a')).toMatchObject({ result: 'matched', invoice_id: id });
    expect([await drafts(), (await invoice(id)).paid]).toEqual([0, 0]);
    const [best] = await suggestions(`a_${counter}`);
    expect(best).toMatchObject({ rule: 'reference_amount', lines: [{ invoiceId: id, amount: 10_750_000 }] });
    expect((await call('GET', `/si/invoices/${id}/matches`)).data[0]).toMatchObject({ rule: 'reference_amount' });
  });

  test('a dismissed pair never returns, and the row becomes what it would have been without it', async () => {
    const { id, number } = await open();
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice` })];
    await sync();
    const transactionId = `a_${counter}`;
    const dismiss = () => call('POST', `/si/invoices/${id}/matches/dismiss`, { transactionId });
    expect([(await dismiss()).status, (await dismiss()).status]).toEqual([200, 200]);
    expect([(await held('a')).result, await drafts()]).toEqual(['drafted', 1]);
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice again` })];
    await sync();
    expect([(await held('a')).result, await suggestions(transactionId)]).toEqual(['drafted', []]);
    expect((await call('POST', `/si/invoices/${id}/matches/dismiss`, { transactionId: 'none' })).status).toBe(404);
  });

  test('taking a suggestion up takes the row from its own draft', async () => {
    const { id } = await open();
    mono.rows = [row('a')];
    await sync();
    const own = (await held('a')).invoice_id;
    expect((await held('a')).result).toBe('drafted');
    const pay = { transactionId: `a_${counter}`, amount: 10_750_000, kind: 'payment' };
    expect((await call('POST', `/si/invoices/${id}/allocations`, pay)).status).toBe(201);
    expect([(await invoice(own)).status, (await invoice(id)).paymentStatus]).toEqual(['REJECTED', 'PAID']);
    expect(await held('a')).toMatchObject({ result: 'matched', invoice_id: id });
    expect((await call('POST', `/si/invoices/${id}/allocations`, pay)).status).toBe(409);
  });
});

test('a rejected row that a person allocates waits in the dead letters no more', async () => {
  const { id } = await open();
  mono.rows = [row('a', { narration: 'NIP/GTB/BISI ADE OKORO/birthday gift' })];
  expect((await sync()).data).toMatchObject({ dlq: 1 });
  const letters = async (status: string) => (await call('GET', `/si/mono/dlq?status=${status}`)).data.length;
  expect(await letters('open')).toBe(1);
  const pay = { transactionId: `a_${counter}`, amount: 10_750_000, kind: 'payment' };
  expect((await call('POST', `/si/invoices/${id}/allocations`, pay)).status).toBe(201);
  expect([await letters('open'), await letters('replayed')]).toEqual([0, 1]);
});

describe('with auto-match on', () => {
  beforeEach(autoMatch);

  test('the exact tier is allocated in the transaction of the page, with its evidence, and once', async () => {
    const { id, number } = await open();
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice` })];
    await sync();
    await sync();
    const { allocations, paymentStatus } = await invoice(id);
    const live = allocations.filter((each: { reversedAt: string | null }) => each.reversedAt === null);
    expect([paymentStatus, live.length]).toEqual(['PAID', 1]);
    expect(live[0]).toMatchObject({ transactionId: `a_${counter}`, method: 'reference_amount', actor: 'system' });
    expect(live[0].evidence.sentence).toMatch(/\w/);
    expect(await held('a')).toMatchObject({ result: 'matched', invoice_id: id });
  });

  test('of two rows for one invoice the second is only suggested', async () => {
    const { id, number } = await open();
    const narration = `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice`;
    mono.rows = [row('a', { narration }), row('b', { narration })];
    await sync();
    expect((await invoice(id)).paid).toBe(10_750_000);
    const { rows } = await client.query(
      'select count(*)::int as n from allocations where invoice_id = $1 and reversed_at is null',
      [id],
    );
    expect(rows[0].n).toBe(1);
  });

  test('a row that changes its amount is un-allocated first, and never pays more than it has', async () => {
    const { id, number } = await open();
    const narration = `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice`;
    mono.rows = [row('a', { narration })];
    await sync();
    mono.rows = [row('a', { narration, amount: 4_000_000 })];
    expect((await sync()).data.updated).toBe(1);
    expect(await invoice(id)).toMatchObject({ paid: 0, paymentStatus: 'PENDING' });
    expect((await suggestions(`a_${counter}`))[0]).toMatchObject({ rule: 'reference', lines: [{ amount: 4_000_000 }] });
    mono.rows = [row('a', { narration })];
    await sync();
    expect((await invoice(id)).paymentStatus).toBe('PAID');
  });

  test('what a person undid is not done again', async () => {
    const { id, number } = await open();
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} payment for invoice` })];
    await sync();
    const live = (await invoice(id)).allocations.at(-1);
    await call('POST', `/si/allocations/${live.id}/reverse`, { note: 'another invoice' });
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${number} thanks` })];
    await sync();
    expect((await invoice(id)).paid).toBe(0);
    expect((await suggestions(`a_${counter}`))[0]).toMatchObject({ rule: 'reference_amount' });
  });

  test('what a person allocated stays when the text changes, and goes when the money does', async () => {
    const [one, other] = [await open(), await open()];
    mono.rows = [row('a')];
    await sync();
    const pay = { transactionId: `a_${counter}`, amount: 10_750_000, kind: 'payment' };
    await call('POST', `/si/invoices/${one.id}/allocations`, pay);
    mono.rows = [row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${other.number} payment for invoice` })];
    await sync();
    expect([(await invoice(one.id)).paid, (await invoice(other.id)).paid]).toEqual([10_750_000, 0]);
    expect(await held('a')).toMatchObject({ result: 'matched', invoice_id: one.id });
    mono.rows = [
      row('a', { narration: `NIP/GTB/OKAFOR HOTELS LTD/${other.number} payment for invoice`, amount: 9_999 }),
    ];
    await sync();
    expect([(await invoice(one.id)).paid, (await invoice(other.id)).paid]).toEqual([0, 0]);
  });

  test('a payment link of the invoice is as good as its number', async () => {
    const { id } = await open();
    const collectors = [`plink_8842_${counter}`];
    expect((await call('PUT', `/si/invoices/${id}/collectors`, { collectors })).status).toBe(200);
    const taken = await call('PUT', `/si/invoices/${(await open()).id}/collectors`, { collectors });
    expect([taken.status, taken.code]).toEqual([409, 'conflict']);
    mono.rows = [row('a', { narration: `NIP/GTB/SOMEBODY ELSE LTD/payment invoice ${collectors[0]}` })];
    await sync();
    expect((await invoice(id)).paymentStatus).toBe('PAID');
  });
});

test('a gateway pays out a batch: suggested with each sale and its fee, never one sale', async () => {
  const [one, other] = [await open(1_000_000n), await open(2_000_000n)];
  const sales = [
    { invoiceId: one.id, gross: 1_000_000, fee: 25_000 },
    { invoiceId: other.id, gross: 2_000_000, fee: 40_000 },
  ];
  const batch = { gateway: 'paystack', currency: 'NGN', settledOn: '2026-11-20', sales };
  expect((await call('PUT', `/si/payout-batches/pay_${counter}`, batch)).data.isNew).toBe(true);
  expect((await call('PUT', `/si/payout-batches/pay_${counter}`, batch)).data.isNew).toBe(false);
  mono.rows = [row('a', { narration: 'NIP/ZENITH/PAYSTACK PAYMENTS LTD/settlement', amount: 2_935_000 })];
  await sync();
  expect((await held('a')).result).toBe('matched');
  const [best] = await suggestions(`a_${counter}`);
  expect([best.rule, best.lines.length]).toEqual(['payout', 4]);
});

describe('a reversal by the bank', () => {
  const back = () => row('b', { type: 'debit', narration: 'RVSL NIP/GTB/OKAFOR HOTELS LTD', date: '2026-11-21' });

  test.each(['after', 'before', 'with'])('%s its receipt leaves no open draft', async (order) => {
    const receipt = row('a');
    const pages = {
      after: [[receipt], [back(), receipt]],
      before: [[back()], [back(), receipt]],
      with: [[back(), receipt]],
    };
    for (const rows of pages[order as keyof typeof pages]) {
      mono.rows = rows;
      await sync();
    }
    expect([await drafts(), (await held('b')).detail]).toEqual([0, 'reversal']);
    const { invoice_id: id } = await held('a');
    expect(await invoice(id)).toMatchObject({ status: 'REJECTED', paid: 0 });
  });

  test('of a signed invoice suggests a credit note, and changes no tax field', async () => {
    mono.rows = [row('a')];
    await sync();
    const { invoice_id: id } = await held('a');
    await call('POST', `/si/invoices/${id}/confirm`, { buyer: BUYER });
    await client.query(`update invoices set state = 'SIGNED' where id = $1`, [id]);
    mono.rows = [back(), row('a')];
    await sync();
    expect(await invoice(id)).toMatchObject({ status: 'SIGNED', gross: 10_750_000, paymentStatus: 'PENDING' });
    expect((await suggestions(`b_${counter}`))[0]).toMatchObject({ rule: 'reversal', creditNotesFor: [id] });
  });
});

test.each(['debit', 'credit'])(
  'a move between two own accounts is none, whichever half comes first (%s)',
  async (first) => {
    mono.holders.set(`acc_two${counter}`, { name: 'BRIGHT LOOM VENTURES', account_number: '2200000899' });
    const other = await linked(`two${counter}`);
    await sync(other);
    await sync();
    const halves = {
      debit: row('out', { type: 'debit', narration: 'NIP/ZENITH/BRIGHT LOOM VENTURES/payment for invoice' }),
      credit: row('in', { narration: 'NIP/GTB/BRIGHT LOOM STUDIOS LTD/payment for invoice' }),
    };
    mono.rowsOf.set(`acc_one${counter}`, [halves.debit]);
    mono.rowsOf.set(`acc_two${counter}`, [halves.credit]);
    for (const id of first === 'debit' ? [account, other] : [other, account]) await sync(id);
    expect([(await held('in')).detail, (await held('out')).detail]).toEqual(['own_account', 'own_account']);
    expect((await call('GET', '/si/invoices?status=DRAFT')).data).toEqual([]);
  },
);

describe('what comes late', () => {
  test('an event that is older than the row that is held changes nothing', async () => {
    mono.rows = [row('a', { amount: 5_000_000 })];
    await sync();
    const { ingestion } = connector.modules;
    const tenant = ours.environments.sandbox;
    const from = { event: 'transaction.updated', traceId: 'late', happenedAt: new Date('2026-01-01T00:00:00Z') };
    await ingestion.takeTransaction(tenant, account, row('a', { amount: 1_000 }), from);
    expect((await held('a')).amount).toBe(5_000_000);
    await ingestion.removeTransaction(tenant, account, `a_${counter}`, from);
    expect((await held('a')).result).toBe('drafted');
    const now = { ...from, happenedAt: connector.modules.clock.now() };
    await ingestion.takeTransaction(tenant, account, row('a', { amount: 6_000_000 }), now);
    expect((await held('a')).amount).toBe(6_000_000);
  });

  test('a feed that forgot its cursor is read from its beginning, and nothing is doubled', async () => {
    mono.hasFeed = true;
    mono.rows = [row('a'), row('b')];
    expect((await sync()).data).toMatchObject({ fetched: 2 });
    mono.forgets = true;
    mono.rows = [row('a'), row('b'), row('c')];
    const { data } = await sync();
    expect(data).toMatchObject({ fetched: 3, duplicates: 2, created: 1 });
    expect(data.cursor).toEqual(expect.any(String));
  });
});

test('the bank itself is asked once in two minutes, while what is stored is read as often as wanted', async () => {
  for (let turn = 0; turn < 3; turn += 1) expect((await sync(account, { refresh: true })).status).toBe(200);
  expect(mono.refreshes).toBe(1);
  await client.query(
    `update sync_leases set refreshed_at = refreshed_at - interval '121 seconds' where account_id = $1`,
    [account],
  );
  await sync(account, { refresh: true });
  expect(mono.refreshes).toBe(2);
});

test('the thresholds are the organisation’s own', async () => {
  expect((await call('GET', '/si/matching')).data).toEqual({
    ...{ autoMatch: false, proposeAt: 0.75, aliasConfirmations: 3, runnerUpGap: 0.15 },
  });
  expect((await call('PUT', '/si/matching', { proposeAt: 0.9 })).data).toMatchObject({
    autoMatch: false,
    proposeAt: 0.9,
  });
  expect((await call('PUT', '/si/matching', { proposeAt: 2 })).status).toBe(400);
});

type Step =
  | { does: 'bank'; amount: number; text: number }
  | { does: 'allocate'; invoice: 0 | 1; amount: number }
  | { does: 'undo' }
  | { does: 'dismiss'; invoice: 0 | 1 };

const AMOUNTS = [10_750_000, 4_000_000, 12_000_000] as const;
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('bank' as const),
      amount: fc.constantFrom(...AMOUNTS),
      text: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({
      does: fc.constant('allocate' as const),
      invoice: fc.constantFrom(0 as const, 1 as const),
      amount: fc.constantFrom(...AMOUNTS),
    }),
    fc.record({ does: fc.constant('undo' as const) }),
    fc.record({ does: fc.constant('dismiss' as const), invoice: fc.constantFrom(0 as const, 1 as const) }),
  ),
  { minLength: 3, maxLength: 7 },
);

test('no order of bank changes and decisions allocates more than a side has, or overwrites what a person decided', async () => {
  await autoMatch();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      runs += 1;
      const id = `p${runs}`;
      const invoices = [await open(), await open()] as const;
      let shown = row(id, { narration: `NIP/GTB/OKAFOR HOTELS LTD/${invoices[0].number} payment for invoice` });
      mono.rows = [shown];
      await sync();
      for (const step of all) {
        const live = await liveOf(`${id}_${counter}`);
        const byHand = live.find(({ method }) => method === 'manual');
        if (step.does === 'bank') {
          const named = invoices[step.text % 2]?.number;
          const narration = `NIP/GTB/OKAFOR HOTELS LTD/${named} payment for invoice ${step.text > 1 ? 'again' : ''}`;
          const isSameMoney = shown.amount === step.amount;
          shown = row(id, { narration, amount: step.amount });
          mono.rows = [shown];
          await sync();
          if (byHand && isSameMoney) expect(await liveOf(`${id}_${counter}`)).toContainEqual(byHand);
        } else if (step.does === 'allocate') {
          const pay = { transactionId: `${id}_${counter}`, amount: step.amount, kind: 'payment' };
          await call('POST', `/si/invoices/${invoices[step.invoice].id}/allocations`, pay);
        } else if (step.does === 'undo') {
          if (live[0]) await call('POST', `/si/allocations/${live[0].id}/reverse`, {});
        } else {
          const transactionId = `${id}_${counter}`;
          await call('POST', `/si/invoices/${invoices[step.invoice].id}/matches/dismiss`, { transactionId });
          const pairs = (await suggestions(transactionId)).flatMap(
            (each: { lines: { invoiceId: string }[] }) => each.lines,
          );
          expect(pairs).not.toContainEqual(expect.objectContaining({ invoiceId: invoices[step.invoice].id }));
        }
        expect(await exceeded()).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

async function liveOf(transactionId: string): Promise<{ id: string; method: string }[]> {
  const { rows } = await client.query(
    'select id, method from allocations where transaction_id = $1 and reversed_at is null order by created_at, id',
    [transactionId],
  );
  return rows;
}

/** Rows and invoices of which live allocations take more than there is, or another sum than the invoice says. */
async function exceeded(): Promise<string[]> {
  const { rows } = await client.query(`
    select b.id from bank_transactions b join allocations a on a.transaction_id = b.id
    where a.reversed_at is null and a.kind in ('payment', 'overpayment')
    group by b.id, b.amount_minor having sum(a.amount_minor) > b.amount_minor
    union all
    select i.id from invoices i left join allocations a on a.invoice_id = i.id and a.reversed_at is null
      and a.kind <> 'overpayment'
    group by i.id, i.gross_minor, i.allocated_minor
    having coalesce(sum(a.amount_minor), 0) > i.gross_minor or coalesce(sum(a.amount_minor), 0) <> i.allocated_minor`);
  return rows.map(({ id }) => id);
}
