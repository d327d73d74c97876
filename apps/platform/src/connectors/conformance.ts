import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Connection,
  type Connector,
  type Fetched,
  type Json,
  type LinkAnswer,
  type LinkContext,
  type LinkedAccount,
  type LinkInput,
  PersonMustAct,
  type Revocable,
  type Step,
} from './connector.ts';

/** What the suite needs to know of a connector to try it. */
export interface ConnectorHarness {
  connector: Connector;
  /** A fresh attempt; `reauthorise` as in `LinkContext`. */
  context(reauthorise?: LinkContext['reauthorise']): LinkContext;
  /** What the right person does at a step. */
  right(step: Step): LinkInput;
  /** What a person may get wrong at a step; `null` where nothing can be. */
  wrong(step: Step): LinkInput | null;
  /** What a person does who comes back to renew consent for the account, but with another one. */
  other(step: Step): LinkInput;
  /** What was typed and must never be shown again. */
  secrets: readonly string[];
  close?(): Promise<void>;
}

const STEPS_MAX = 12;
const PAGES_MAX = 200;
const ASKING = ['form', 'otp', 'captcha', 'redirect', 'instructions', 'choose-accounts', 'upload'];
const CURRENCIES = ['NGN', 'GHC', 'KSH', 'ZAR', 'USD', 'GBP', 'EUR'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** As it lies in the safe between two requests. */
const kept = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;
const isAsking = ({ kind }: Step): boolean => ASKING.includes(kind);

/** The suite that every connector must pass. */
export function describeConnector(name: string, open: () => Promise<ConnectorHarness>): void {
  describe(`${name} keeps the promises of a connector`, () => {
    let harness: ConnectorHarness;
    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close?.());

    describe('linking', () => linkingPromises(() => harness));
    describe('fetching', () => fetchingPromises(() => harness));
    describe('consent', () => consentPromises(() => harness));
  });
}

function linkingPromises(given: () => ConnectorHarness): void {
  test('a start asks the person for something', async () => {
    const { connector, context } = given();
    const answer = await connector.next(context(), { kind: 'start' }, null);
    expect(isAsking(answer.step)).toBe(true);
    expect(answer.linked).toBeUndefined();
  });

  test('right answers end in a linked account, and only then is one named', async () => {
    const { path } = await walk(given());
    for (const { step, linked } of path) expect(linked !== undefined).toBe(step.kind === 'linked');
    const linked = linkedBy(path);
    expect(linked.name).not.toBe('');
    expect(linked.type).not.toBe('');
    expect(CURRENCIES).toContain(linked.currency);
    expect(linked.accountNumber ?? linked.providerUserId ?? '').not.toBe('');
  });

  test('state and secret are the same after a round through JSON', async () => {
    const { path } = await walk(given());
    for (const { state } of path) expect(kept(state)).toEqual(state);
    const { secret } = linkedBy(path);
    expect(kept(secret)).toEqual(secret);
  });

  test("a person's mistake is a step, and the right answer still links after it", async () => {
    const harness = given();
    const { path, mistakes } = await walk(harness, { mistaken: true });
    expect(mistakes.length).toBeGreaterThan(0);
    for (const { step, linked } of mistakes) {
      expect(linked).toBeUndefined();
      expect(isAsking(step) ? 'error' in step && step.error : step.kind).toBeTruthy();
    }
    expect(linkedBy(path).name).not.toBe('');
  });

  test('an answer that does not fit the step is met with a step', async () => {
    const { connector, context } = given();
    const start = await connector.next(context(), { kind: 'start' }, null);
    const strange: LinkInput[] = [
      { kind: 'poll' },
      { kind: 'choose', accountNumber: '9'.repeat(40) },
      { kind: 'file', name: 'nothing.txt', bytes: new Uint8Array() },
      { kind: 'answer', values: {} },
    ];
    for (const input of strange) {
      const answer = await connector.next(context(), input, kept(start.state));
      expect(answer.linked).toBeUndefined();
      expect(isAsking(answer.step) || answer.step.kind === 'failed').toBe(true);
    }
  });

  test('no step shows what was typed in secret, nor what is kept', async () => {
    const harness = given();
    const { path, mistakes } = await walk(harness, { mistaken: true });
    const { secret } = linkedBy(path);
    const hidden = [...harness.secrets, ...textsIn(secret).filter((text) => text.length > 24)];
    for (const { step } of [...path, ...mistakes]) {
      const shown = JSON.stringify(step, (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      );
      for (const text of hidden) expect(shown).not.toContain(text);
    }
  });
}

function fetchingPromises(given: () => ConnectorHarness): void {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(given());
  });

  test('rows come oldest first over all pages, with whole positive amounts, real days and known words', async () => {
    const rows = (await fetchAll(given().connector, connection)).flatMap((page) => page.rows ?? []);
    expect(rows.length).toBeGreaterThan(0);
    let before = rows[0]?.day ?? '';
    for (const row of rows) {
      expect(row.amountMinor).toBeTypeOf('bigint');
      expect(row.amountMinor > 0n).toBe(true);
      expect(['credit', 'debit']).toContain(row.direction);
      expect(['pending', 'posted']).toContain(row.status);
      expect(isDay(row.day)).toBe(true);
      expect(row.at === null || !Number.isNaN(row.at.getTime())).toBe(true);
      expect(row.day >= before).toBe(true);
      before = row.day;
    }
    const instants = rows.flatMap((row) => (row.at === null ? [] : [row.at.getTime()]));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  test('the same fetch twice brings the same pages, and changes nothing in the connection', async () => {
    const { connector } = given();
    const before = structuredClone(connection);
    const first = await fetchAll(connector, connection);
    const again = await fetchAll(connector, connection);
    expect(again).toEqual(first);
    expect(connection).toEqual(before);
  });

  test('each page can be fetched again alone', async () => {
    const { connector } = given();
    const pages = await fetchAll(connector, connection);
    const starts = [null, ...pages.flatMap(({ cursor }) => (cursor === null ? [] : [cursor]))];
    for (const [index, cursor] of starts.entries()) {
      const page = await connector.fetch(connection, cursor, AbortSignal.timeout(30_000));
      expect(page).toEqual(pages[index]);
    }
  });

  test('a cursor is there exactly while there is more', async () => {
    for (const page of await fetchAll(given().connector, connection)) expect(page.cursor !== null).toBe(page.hasMore);
  });

  test('a page that claims to cover days names real ones, in order, and all pages claim the same', async () => {
    const pages = await fetchAll(given().connector, connection);
    const claims = pages.flatMap(({ covers }) => (covers ? [covers] : []));
    for (const { from, to } of claims) {
      expect(isDay(from) && isDay(to)).toBe(true);
      expect(from <= to).toBe(true);
    }
    expect(new Set(claims.map((claim) => JSON.stringify(claim))).size).toBeLessThanOrEqual(1);
  });

  test('a signal that is aborted ends a fetch at once', async () => {
    const { connector } = given();
    const fetched = connector.fetch(connection, null, AbortSignal.abort(new Error('told to stop'))).then(
      () => 'ended',
      () => 'ended',
    );
    const late = new Promise((done) => setTimeout(done, 2_000, 'still running'));
    expect(await Promise.race([fetched, late])).toBe('ended');
  });
}

function consentPromises(given: () => ConnectorHarness): void {
  test('coming back to the same account renews it, to another one is a mismatch', async () => {
    const harness = given();
    if (!harness.connector.abilities.has('reauthorisable')) return;
    const { accountNumber, currency } = linkedBy((await walk(harness)).path);
    const renewed = linkedBy((await walk(harness, { reauthorise: { accountNumber, currency } })).path);
    expect(renewed).toMatchObject({ accountNumber, currency });
    const { path } = await walk({ ...harness, right: harness.other }, { reauthorise: { accountNumber, currency } });
    const last = path.at(-1)?.step;
    const refused = last?.kind === 'failed' ? last.code === 'account_mismatch' : last && 'error' in last && last.error;
    expect(refused).toBeTruthy();
    expect(path.some(({ linked }) => linked)).toBe(false);
  });

  test('an ended consent cannot be read with, and may be ended twice', async () => {
    const { connector } = given();
    if (!connector.abilities.has('revocable')) return;
    const connection = await connect(given());
    const signal = AbortSignal.timeout(30_000);
    await asRevocable(connector).revoke(connection, signal);
    await asRevocable(connector).revoke(connection, signal);
    await expect(connector.fetch(connection, null, signal)).rejects.toBeInstanceOf(PersonMustAct);
  });
}

function asRevocable(connector: Connector): Revocable {
  if (!('revoke' in connector)) throw new Error(`${connector.id} says that it is revocable, but has no revoke`);
  return connector as Connector & Revocable;
}

interface Walked {
  path: LinkAnswer[];
  mistakes: LinkAnswer[];
}

/** A whole attempt, every state through JSON. With `mistaken`, each step is first answered wrongly, once. */
async function walk(
  harness: ConnectorHarness,
  options: { mistaken?: boolean; reauthorise?: LinkContext['reauthorise'] } = {},
): Promise<Walked> {
  const { connector } = harness;
  const context = harness.context(options.reauthorise);
  let answer = await connector.next(context, { kind: 'start' }, null);
  const path = [answer];
  const mistakes: LinkAnswer[] = [];
  for (let turn = 0; turn < STEPS_MAX && isAsking(answer.step); turn += 1) {
    const mistake = options.mistaken ? harness.wrong(answer.step) : null;
    if (mistake) {
      const met = await connector.next(context, mistake, kept(answer.state));
      mistakes.push(met);
      if (isAsking(met.step)) answer = met;
    }
    const before = answer;
    answer = await connector.next(context, harness.right(before.step), kept(before.state));
    path.push(answer);
    if (options.reauthorise && 'error' in answer.step && answer.step.error) break;
  }
  return { path, mistakes };
}

function linkedBy(path: readonly LinkAnswer[]): LinkedAccount {
  const last = path.at(-1);
  if (!last?.linked) throw new Error(`the attempt did not end in a linked account but at ${last?.step.kind}`);
  return last.linked;
}

async function connect(harness: ConnectorHarness): Promise<Connection> {
  const { accountNumber, currency, secret } = linkedBy((await walk(harness)).path);
  const { form: _form, loginTitle: _title, reauthorise: _reauthorise, ...context } = harness.context();
  return { context, accountNumber, currency, secret: kept(secret) };
}

/** All pages of one fetch, in order. */
export async function fetchAll(connector: Connector, connection: Connection): Promise<Fetched[]> {
  const pages: Fetched[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const page: Fetched = await connector.fetch(connection, cursor, AbortSignal.timeout(30_000));
    pages.push(page);
    if (!page.hasMore) return pages;
    cursor = page.cursor;
  }
  throw new Error(`a fetch of more than ${PAGES_MAX} pages does not end`);
}

function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
