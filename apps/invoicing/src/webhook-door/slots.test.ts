import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, go: () => resolve() };
}

test('no more than so many run at a time, the next begins when one ends, and too many are sent away', async () => {
  const slots = createSlots(2, 1);
  const gates = [held(), held(), held()];
  let running = 0;
  let most = 0;
  const work = (index: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await gates[index]?.promise;
    running -= 1;
    return index;
  };
  const all = [slots.run(work(0)), slots.run(work(1)), slots.run(work(2))];
  expect(slots.run(work(0))).toBeNull();
  for (const gate of gates) gate.go();
  expect(await Promise.all(all)).toEqual([0, 1, 2]);
  expect(most).toBe(2);
});

test('one that fails gives its place back, and drained waits for everything', async () => {
  const slots = createSlots(1, 10);
  const gate = held();
  const failing = slots.run(async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  let done = false;
  void slots.run(async () => {
    await gate.promise;
    done = true;
  });
  const drained = slots.drained();
  gate.go();
  await drained;
  expect(done).toBe(true);
});
