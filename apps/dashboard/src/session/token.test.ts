import { expect, test } from 'vitest';
import { createTokenKeeper, readToken, type Token } from './token.ts';

const token = (expiresAt: number): Token => ({ token: `until ${expiresAt}`, expiresAt, url: 'http://localhost:4002' });

test('one call for all who ask, until a minute before it expires', async () => {
  let [now, calls] = [0, 0];
  const keeper = createTokenKeeper(
    async () => {
      calls += 1;
      return token(now + 600_000);
    },
    () => now,
  );
  const [one, other] = await Promise.all([keeper.get(), keeper.get()]);
  expect([one, calls]).toEqual([other, 1]);
  now = 539_000;
  await keeper.get();
  expect(calls).toBe(1);
  now = 541_000;
  expect((await keeper.get()).expiresAt).toBe(1_141_000);
  expect(calls).toBe(2);
});

test('a call that failed is made again, and a token that was refused is forgotten', async () => {
  let calls = 0;
  const keeper = createTokenKeeper(
    async () => {
      calls += 1;
      if (calls === 1) throw new Error('no answer');
      return token(600_000);
    },
    () => 0,
  );
  await expect(keeper.get()).rejects.toThrow('no answer');
  await keeper.get();
  keeper.forget();
  await keeper.get();
  expect(calls).toBe(3);
});

test('an answer is read with its time as text, and one of another shape is refused', () => {
  expect(
    readToken({ token: 't', expires_at: '2026-11-21T10:00:00.000Z', invoicing_url: 'http://localhost:4002/' }),
  ).toEqual({
    ...{ token: 't', url: 'http://localhost:4002' },
    expiresAt: Date.parse('2026-11-21T10:00:00.000Z'),
  });
  for (const answer of [null, {}, { token: 't', expires_at: 'soon', invoicing_url: 'x' }])
    expect(() => readToken(answer)).toThrow('another shape');
});
