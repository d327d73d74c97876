import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const current = async () => 'the current step';

test('of two answers at once one is worked on, and both see what came of it', async () => {
  const turns = new Turns();
  const bank = gate();
  let asked = 0;
  const work = async () => {
    asked += 1;
    await bank.opened;
    return 'answered';
  };
  const both = Promise.all([turns.take('s', true, work, current), turns.take('s', true, work, current)]);
  bank.open();
  expect(await both).toEqual(['answered', 'the current step']);
  expect(asked).toBe(1);
});

test('an answer that meets a look waits for it, and is then taken', async () => {
  const turns = new Turns();
  const look = gate();
  const looking = turns.take('s', false, () => look.opened.then(() => 'nothing yet'), current);
  const answering = turns.take('s', true, async () => 'answered', current);
  look.open();
  expect(await Promise.all([looking, answering])).toEqual(['nothing yet', 'answered']);
});

test('a look that meets an answer sees what came of it', async () => {
  const turns = new Turns();
  const bank = gate();
  const answering = turns.take('s', true, () => bank.opened.then(() => 'answered'), current);
  const looking = turns.take('s', false, async () => 'looked', current);
  bank.open();
  expect(await Promise.all([answering, looking])).toEqual(['answered', 'the current step']);
});

test('sessions do not wait for one another, and one that failed blocks nobody', async () => {
  const turns = new Turns();
  const failing = turns.take('s', true, async () => Promise.reject(new Error('database gone')), current);
  await expect(failing).rejects.toThrow('database gone');
  expect(await turns.take('s', true, async () => 'answered', current)).toBe('answered');
  expect(await turns.take('t', true, async () => 'other', current)).toBe('other');
});
