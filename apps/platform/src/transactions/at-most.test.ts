import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('never more than so many run at a time, each gets its turn, and a failure frees its place', async () => {
  const run = atMost(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const task = (number: number) => async (): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    order.push(number);
    await new Promise((done) => setImmediate(done));
    running -= 1;
    if (number % 3 === 0) throw new Error(`task ${number}`);
    return number;
  };
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map((number) => run(task(number))));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, false, true]);
  await expect(run(task(8))).resolves.toBe(8);
});
