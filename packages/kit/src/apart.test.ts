import { describe, expect, test } from 'vitest';
import { ApartEnded, startApart } from './apart.ts';

const ENTRY = new URL('./testing/apart-work.ts', import.meta.url);
const start = (memoryMb = 64) => startApart({ entry: ENTRY, memoryMb });

describe('work in a process of its own', () => {
  test('is told in order, answers once with data of any kind, and sees nothing of our environment', async () => {
    process.env.A_SECRET = 'of ours';
    const apart = start();
    apart.tell({ add: 40n });
    apart.tell({ add: 2n });
    apart.tell('sum');
    const { sum, env } = (await apart.answer) as { sum: bigint; env: string[] };
    expect(sum).toBe(42n);
    expect(env).not.toContain('A_SECRET');
    await apart.end();
  });

  test('that fails rejects with its own error', async () => {
    const apart = start();
    apart.tell('fail');
    await expect(apart.answer).rejects.toThrow(RangeError);
    await apart.end();
  });

  test('that ends without a word says so', async () => {
    const apart = start();
    apart.tell('leave');
    await expect(apart.answer).rejects.toMatchObject({ name: 'ApartEnded', outOfMemory: false });
    await apart.end();
  });

  test('that needs too much memory ends alone', async () => {
    const apart = start();
    apart.tell('fill');
    const error = await apart.answer.catch((each: unknown) => each);
    expect(error).toBeInstanceOf(ApartEnded);
    expect(error).toMatchObject({ outOfMemory: true });
    await apart.end();
  }, 30_000);

  test('that never ends can be killed', async () => {
    const apart = start();
    apart.tell('hang');
    apart.kill();
    await expect(apart.answer).rejects.toThrow(ApartEnded);
    await apart.end();
  });
});
