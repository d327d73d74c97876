import { expect, test } from 'vitest';
import { commandOf, moved, type Pressed } from './keymap.ts';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, writing: false, onControl: false, inDialog: false },
  ...more,
});

test.each([
  ['j', 'next'],
  ['ArrowDown', 'next'],
  ['k', 'previous'],
  ['ArrowUp', 'previous'],
  ['Enter', 'open'],
  ['a', 'accept'],
  ['A', 'accept'],
  ['e', 'edit'],
  ['r', 'reject'],
  ['?', 'help'],
  ['x', null],
  ['toString', null],
])('%s means %s', (key, command) => {
  expect(commandOf(pressed(key), 'invoices')).toBe(command);
});

test('r replays where there are dead letters, and rejects nothing there', () => {
  expect(commandOf(pressed('r'), 'dead-letters')).toBe('replay');
  expect(commandOf(pressed('d'), 'dead-letters')).toBe('dismiss');
});

test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { writing: true }, { inDialog: true }])(
  'with %j every key is the browser’s',
  (more) => {
    for (const key of ['a', 'r', 'j', 'Enter', '?']) expect(commandOf(pressed(key, more), 'invoices')).toBeNull();
  },
);

test('Enter on a button or a link is its own; letters still count there', () => {
  expect(commandOf(pressed('Enter', { onControl: true }), 'invoices')).toBeNull();
  expect(commandOf(pressed('a', { onControl: true }), 'invoices')).toBe('accept');
});

test('moving stops at both ends', () => {
  expect([moved(0, 'previous', 3), moved(0, 'next', 3), moved(2, 'next', 3), moved(5, 'next', 0)]).toEqual([
    0, 1, 2, 0,
  ]);
});
