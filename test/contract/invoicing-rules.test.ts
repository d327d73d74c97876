import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleRoutes } from '../../apps/invoicing/src/rules/routes/index.ts';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** Contract: invoicing 3.4, against the real platform over HTTP. */

const RULES = '/si/mono/allow-deny';
const NOBODY = '0'.repeat(24);

let platform: TestPlatform;
let connector: TestConnector;
const reached = new Set<string>();
const onAnswer = ({ method, path }: { method: string; path: string }, status: number): void => {
  reached.add(`${method} ${path} ${status}`);
};

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  connector = await testConnector({
    ...{ onAnswer, settings: { MONO_WEBHOOK_SECRET: 'sec_of_the_rules' } },
    upstream: { url: platform.url, secretKey: platform.secretKey },
  });
}, 90_000);
afterAll(async () => {
  await connector?.close();
  await platform?.close();
});

const rule = (value: string, more: object = {}) => ({ field: 'narration', op: 'contains', value, ...more });
const values = (rules: { value: string }[]): string[] => rules.map(({ value }) => value);

let people = 0;

/** An organisation of its own for each test: versions start anew. */
async function somebody() {
  const ours: TestOrganisation = await connector.organisation();
  const key = ours.keys.sandbox;
  const call = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    connector.call(method, path, { key, headers, ...(body === undefined ? {} : { body }) });
  return {
    ...{ ours, key, call },
    save: (body: object) => call('POST', RULES, { scope: 'org', ...body }),
    lists: async (query = '') => (await call('GET', `${RULES}${query}`)).json.data,
    async account(): Promise<string> {
      const linked = await platform.call('POST', '/v2/sandbox/link', { body: { persona: `rules.person${++people}` } });
      return (await call('POST', '/si/mono/exchange', { code: linked.json.data.code })).json.data.id;
    },
  };
}

describe('saving', () => {
  test('answers the lists of the level with ids and authors, the version, and what is in force', async () => {
    const { ours, save, lists } = await somebody();
    const before = (await lists()).version;
    const { status, json } = await save({
      allow: [{ field: 'counterparty', op: 'contains', value: 'example ventures', note: 'pays monthly' }],
      deny: [rule('ajo')],
    });
    expect([status, json.message]).toEqual([200, 'Rules saved']);
    expect(json.data).toMatchObject({
      ...{ scope: 'org', accountId: null, version: before + 1, effective: { allow: 1, deny: 1 }, openDlqAffected: 0 },
      allow: [{ field: 'counterparty', op: 'contains', value: 'example ventures', note: 'pays monthly' }],
    });
    const [saved] = json.data.allow;
    expect(saved.id).toMatch(/^r_/);
    const admin = await connector.modules.tenancy.byKey(ours.keys.sandbox);
    expect(saved.createdBy).toBe(admin?.id);
    const { openDlqAffected: _, ...standing } = json.data;
    expect(await lists()).toEqual(standing);
  });

  test('merges by default, replaces when asked, and leaves alone what is not given', async () => {
    const { save } = await somebody();
    await save({ allow: [rule('cement')], deny: [rule('gift')] });
    const merged = (await save({ allow: [rule('cement'), rule('paint')] })).json.data;
    expect([values(merged.allow), values(merged.deny)]).toEqual([['cement', 'paint'], ['gift']]);
    const replaced = (await save({ mode: 'replace', allow: [rule('paint'), rule('tiles')] })).json.data;
    expect([values(replaced.allow), values(replaced.deny)]).toEqual([['paint', 'tiles'], ['gift']]);
    const kept = merged.allow.find(({ value }: { value: string }) => value === 'paint');
    expect(replaced.allow).toContainEqual(kept);
    const emptied = (await save({ mode: 'replace', deny: [] })).json.data;
    expect([emptied.deny, emptied.version]).toEqual([[], merged.version + 2]);
  });

  test("an account's rules stand beside the environment's, and nobody else's", async () => {
    const { save, lists, account } = await somebody();
    const [one, two] = [await account(), await account()];
    await save({ allow: [rule('cement')] });
    const { json } = await save({ scope: 'account', accountId: one, allow: [rule('cement'), rule('paint')] });
    expect(json.data).toMatchObject({ scope: 'account', accountId: one, effective: { allow: 2, deny: 0 } });
    expect(values((await lists(`?accountId=${one}`)).allow)).toEqual(['cement', 'paint']);
    expect(await lists(`?accountId=${two}`)).toMatchObject({ allow: [], effective: { allow: 1, deny: 0 } });
    expect(values((await lists()).allow)).toEqual(['cement']);
  });

  test('is refused with every mistake at once, and then changes nothing', async () => {
    const { save, lists } = await somebody();
    const { status, json } = await save({
      allow: [rule('(?=x)', { op: 'regex' }), rule('cement'), { field: 'colour', op: 'like', value: '…' }],
      deny: [rule('x'.repeat(201)), rule('(', { op: 'regex' }), { field: 'tag', op: 'equals' }],
    });
    expect([status, json.error_code]).toEqual([400, 'bad_request']);
    const told = json.data.map(({ field, code }: { field: string; code: string }) => [field, code]).sort();
    expect(told).toEqual([
      ['allow.0.value', 'pattern_invalid'],
      ['allow.2.field', 'unknown_field'],
      ['allow.2.op', 'unknown_op'],
      ['allow.2.value', 'value_empty'],
      ['deny.0.value', 'value_length'],
      ['deny.1.value', 'pattern_invalid'],
      ['deny.2.value', 'required'],
    ]);
    expect(await lists()).toMatchObject({ allow: [], deny: [] });
  });

  test('needs a scope with what belongs to it, and a list', async () => {
    const { call } = await somebody();
    const problems = async (body: object) => {
      const { status, json } = await call('POST', RULES, body);
      expect(status).toBe(400);
      return json.data.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`).sort();
    };
    expect(await problems({})).toEqual(['allow required', 'scope required']);
    expect(await problems({ scope: 'account', deny: [] })).toEqual(['accountId required']);
    expect(await problems({ scope: 'org', accountId: NOBODY, deny: [] })).toEqual(['accountId invalid']);
    expect(await problems({ scope: 'team', allow: 'cement' })).toEqual(['allow invalid', 'scope invalid']);
  });

  test('a list holds 500 rules, however they came', async () => {
    const { save } = await somebody();
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => rule(`word ${from + index}`));
    expect((await save({ allow: many(0, 501) })).json.data).toMatchObject([{ field: 'allow', code: 'too_many' }]);
    expect((await save({ allow: many(0, 500) })).status).toBe(200);
    expect((await save({ allow: many(499, 2) })).json.data).toMatchObject([{ field: 'allow', code: 'too_many' }]);
    expect((await save({ allow: many(0, 500) })).json.data.allow).toHaveLength(500);
  });

  test('under one idempotency key happens once', async () => {
    const { call, lists } = await somebody();
    const ask = () =>
      call('POST', RULES, { scope: 'org', allow: [rule('cement')] }, { 'x-idempotency-key': 'rules-1' });
    const first = await ask();
    expect((await ask()).json).toEqual(first.json);
    expect((await lists()).version).toBe(first.json.data.version);
  });

  test('by many at once loses nothing, and gives each its own version', async () => {
    const { save, lists } = await somebody();
    const { version } = await lists();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => save({ allow: [rule(`item ${value}`)] })),
    );
    const versions = answers.map(({ json }) => json.data.version).sort((one, other) => one - other);
    expect(versions).toEqual([1, 2, 3, 4, 5, 6].map((step) => version + step));
    expect((await lists()).allow).toHaveLength(6);
  });

  test('is written into the audit with what came and went', async () => {
    const { ours, save } = await somebody();
    const { json } = await save({ deny: [rule('gift')] });
    const { sandbox } = ours.environments;
    const ruleset = await connector.modules.rules.rulesetFor(sandbox, NOBODY);
    expect(ruleset).toMatchObject({ version: json.data.version, deny: [{ level: 'organisation' }] });
  });
});

describe('taking a rule back', () => {
  test('removes that rule alone, and raises the version', async () => {
    const { save, call } = await somebody();
    const { allow, version } = (await save({ allow: [rule('cement'), rule('paint')] })).json.data;
    const { status, json } = await call('DELETE', `${RULES}/${allow[0].id}`);
    expect([status, values(json.data.allow), json.data.version]).toEqual([200, ['paint'], version + 1]);
    expect((await call('DELETE', `${RULES}/${allow[0].id}`)).status).toBe(404);
  });
});

describe('compiled', () => {
  test('a change is in force at once, in this process and in the next', async () => {
    const { ours, save, account } = await somebody();
    const { sandbox } = ours.environments;
    const id = await account();
    const other = await testConnector({
      ...{ databaseUrl: connector.databaseUrl, upstream: { url: platform.url, secretKey: platform.secretKey } },
    });
    try {
      for (const value of ['cement', 'paint']) {
        const { version } = (await save({ allow: [rule(value)] })).json.data;
        for (const { modules } of [connector, other]) {
          expect((await modules.rules.rulesetFor(sandbox, id)).version).toBe(version);
        }
      }
      const twice = [
        await connector.modules.rules.rulesetFor(sandbox, id),
        await connector.modules.rules.rulesetFor(sandbox, id),
      ];
      expect(twice[0]).toBe(twice[1]);
    } finally {
      await other.close();
    }
  });
});

describe('who may', () => {
  test('a viewer reads, an admin changes, and nobody else', async () => {
    const { ours } = await somebody();
    const operator = await ours.key('operator');
    const viewer = await ours.key('viewer');
    expect((await connector.call('GET', RULES, { key: viewer })).status).toBe(200);
    const body = { scope: 'org', allow: [rule('cement')] };
    for (const key of [viewer, operator]) {
      expect((await connector.call('POST', RULES, { key, body })).status).toBe(403);
      expect((await connector.call('POST', `${RULES}/dry-run`, { key, body })).status).toBe(403);
      expect((await connector.call('DELETE', `${RULES}/r_1`, { key })).status).toBe(403);
    }
    for (const [method, path] of [
      ['GET', RULES],
      ['POST', RULES],
      ['POST', `${RULES}/dry-run`],
      ['DELETE', `${RULES}/r_1`],
    ] as const) {
      expect((await connector.call(method, path, { key: null })).status).toBe(401);
    }
  });

  test("another organisation's accounts, environments and rules are unknown", async () => {
    const [one, two] = [await somebody(), await somebody()];
    const account = await one.account();
    const { allow } = (await one.save({ allow: [rule('cement')] })).json.data;
    const foreign = one.ours.environments.sandbox.environmentId;
    const answers = [
      await two.call('DELETE', `${RULES}/${allow[0].id}`),
      await two.call('GET', `${RULES}?accountId=${account}`),
      await two.call('GET', `${RULES}?envId=${foreign}`),
      await two.save({ scope: 'account', accountId: account, deny: [] }),
      await two.save({ envId: foreign, deny: [] }),
      await two.call('POST', `${RULES}/dry-run`, { scope: 'account', accountId: account, deny: [] }),
      await one.call('DELETE', `${RULES}/${allow[0].id}?env=production`),
    ];
    for (const { status, json } of answers) expect([status, json.error_code]).toEqual([404, 'not_found']);
    expect((await two.call('GET', `${RULES}?env=nowhere`)).status).toBe(400);
    expect((await two.call('DELETE', `${RULES}/x?env=nowhere`)).status).toBe(400);
    expect(values((await one.lists()).allow)).toEqual(['cement']);
  });
});

describe('what a change would move', () => {
  const rows = [
    { id: 'gift', narration: 'NIP/ADA OBI/birthday gift', counterparty: { name: 'ADA OBI' } },
    { id: 'sale', narration: 'NIP/EXAMPLE VENTURES LTD/INV-204', counterparty: { name: 'EXAMPLE VENTURES LTD' } },
  ];
  const receive = async (account: string): Promise<string[]> => {
    const actions: string[] = [];
    for (const row of rows) {
      const transaction = {
        ...row,
        amount: 5_000_000,
        type: 'credit',
        currency: 'NGN',
        status: 'posted',
        date: '2026-11-20',
      };
      const body = { event: 'transaction.settled', data: { account, transaction } };
      const headers = { 'mono-webhook-secret': 'sec_of_the_rules' };
      actions.push((await connector.call('POST', '/si/mono/webhook', { body, headers })).json.data.action);
    }
    return actions;
  };

  test('is counted and named by a dry run; saving counts the dead letters, and leaves them', async () => {
    const { call, save, account } = await somebody();
    const id = await account();
    expect(await receive(id)).toEqual(['dlq', 'drafted']);
    const friend = { field: 'counterparty', op: 'equals', value: 'Ada Obi' };
    const allowed = (await call('POST', `${RULES}/dry-run`, { scope: 'org', allow: [friend] })).json.data;
    expect(allowed).toMatchObject({ rows: 2, counts: { 'rejected→eligible': 1 } });
    expect(allowed.moves).toContainEqual({
      transactionId: 'gift',
      from: { outcome: 'rejected', detail: 'personal_keyword' },
      to: { outcome: 'eligible', detail: 'allowlisted' },
    });
    const denied = { scope: 'account', accountId: id, deny: [{ ...friend, value: 'example ventures ltd' }] };
    const { json } = await call('POST', `${RULES}/dry-run`, denied);
    expect(json.data.counts).toMatchObject({ 'eligible→rejected': 1 });
    expect((await save({ allow: [friend] })).json.data.openDlqAffected).toBe(1);
    expect((await save({ deny: [friend] })).json.data.openDlqAffected).toBe(0);
    expect((await call('GET', '/si/mono/dlq?status=open')).json.data).toHaveLength(1);
  });
});

test('a dry run without rows tells that, and changes nothing', async () => {
  const { call, lists } = await somebody();
  const { version } = await lists();
  const { status, json } = await call('POST', `${RULES}/dry-run`, { scope: 'org', allow: [rule('cement')] });
  expect([status, json.data]).toEqual([200, { rows: 0, counts: {}, moves: [] }]);
  expect((await lists()).version).toBe(version);
  expect((await call('POST', `${RULES}/dry-run`, { scope: 'org' })).status).toBe(400);
});

test('every status that the routes declare and that a caller can bring about has been answered above', () => {
  // Nobody is less than a viewer.
  reached.add(`GET ${RULES} 403`);
  const declared = ruleRoutes.flatMap(({ method, paths, responses }) =>
    Object.keys(responses).flatMap((status) =>
      ['409', '429', '500'].includes(status) ? [] : [`${method} ${paths[0]} ${status}`],
    ),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
