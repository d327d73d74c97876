import { expect, test } from 'vitest';
import { createLogger } from './log.ts';

const KEY = 'test_sk_a1b2c3d4e5f6g7h8i9j0';
const CODE = 'code_a1b2c3d4e5f6g7h8i9j0k1l2';
const WEBHOOK_SECRET = 'sec_a1b2c3d4e5f6g7h8i9j0k1l2';
const BVN = '22345678901';
const PASSWORD = 'Abeokuta-1977';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(
    createLogger({ level: 'debug', name: 'test', destination: { write: (line: string) => void lines.push(line) } }),
  );
  return lines.join('');
}

test('no secret of a request is read in the log, wherever it stands', () => {
  const output = logged((log) => {
    log.info({
      req: { method: 'POST', url: `/v2/accounts/auth?key=${PASSWORD}`, headers: { 'mono-sec-key': 'imported' } },
    });
    log.info({ headers: { 'Mono-Sec-Key': 'imported', Authorization: `Bearer ${PASSWORD}`, 'x-session': 'imported' } });
    log.info({ body: { code: CODE, username: 'ada', password: PASSWORD } });
    log.info({ input: { form: [{ customer: { identity: { type: 'bvn', number: BVN } } }] } });
    log.info({ account: { bvn: BVN, credentials: { pin: '4321' } }, password: PASSWORD, otp: '123456' });
    log.info(`exchanged ${CODE} with ${KEY} for ${WEBHOOK_SECRET}`);
    log.info({ url: `postgres://kente:${PASSWORD}@127.0.0.1:5432/kente` }, 'connecting');
  });
  for (const secret of [KEY, CODE, WEBHOOK_SECRET, BVN, PASSWORD, 'imported', '4321', '123456']) {
    expect(output).not.toContain(secret);
  }
  expect(output).toContain('/v2/accounts/auth');
});

test('no secret is read in an error, its cause, or what PostgreSQL says of the row', () => {
  const output = logged((log) => {
    const cause = Object.assign(new Error(`key ${KEY} was refused`), { code: '23505', detail: `Failing row: ${BVN}` });
    log.error({ err: new Error(`code ${CODE} is gone`, { cause }) });
    log.error({ err: cause, job: 'accounts.refresh' });
    log.error({ err: Object.assign(new Error('login'), { request: { password: PASSWORD }, code: CODE }) });
    log.error(Object.assign(new Error(`from postgres://kente:${PASSWORD}@db/kente`), { bvn: BVN }));
  });
  for (const secret of [KEY, CODE, BVN, PASSWORD]) expect(output).not.toContain(secret);
});

test("an error's own code, status and stack stay readable", () => {
  const output = logged((log) => {
    log.warn({ err: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), status: 503, refusal: 'code.used' });
    log.warn({ err: Object.assign(new Error('duplicate'), { code: '23505' }) });
  });
  expect(output).toContain('"code":"ECONNREFUSED"');
  expect(output).toContain('"code":"23505"');
  expect(output).toContain('log.test.ts');
  expect(output).toContain('code.used');
});

test('an object that contains itself is logged like any other', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle.self = circle;
  expect(logged((log) => log.info({ circle }))).toContain('circle');
});
