/** Which key does what on a page of the dashboard. Pure: the page says what it can do, this says which of it is meant. */

export type Command = 'next' | 'previous' | 'open' | 'accept' | 'edit' | 'reject' | 'help' | 'replay' | 'dismiss';

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The person is writing: letters are letters. */
  writing: boolean;
  /** On a button or a link, where Enter is its own. */
  onControl: boolean;
  /** A dialog is open: the page behind it does nothing. */
  inDialog: boolean;
}

const KEYS: Readonly<Record<string, Command>> = {
  ...{ j: 'next', ArrowDown: 'next', k: 'previous', ArrowUp: 'previous', Enter: 'open' },
  ...{ a: 'accept', e: 'edit', r: 'reject', '?': 'help' },
};

/** Letters that mean something else where there are dead letters. */
const DEAD_LETTER_KEYS: Readonly<Record<string, Command>> = { ...KEYS, r: 'replay', d: 'dismiss' };

export type Keymap = 'invoices' | 'dead-letters';

const MAPS: Readonly<Record<Keymap, Readonly<Record<string, Command>>>> = {
  invoices: KEYS,
  'dead-letters': DEAD_LETTER_KEYS,
};

/** Null: the key is the browser's. */
export function commandOf(pressed: Pressed, map: Keymap): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.writing || pressed.inDialog) return null;
  const { key } = pressed;
  if (key === 'Enter' && pressed.onControl) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(MAPS[map], name) ? (MAPS[map][name] ?? null) : null;
}

/** The row after or before, staying inside. */
export function moved(at: number, command: 'next' | 'previous', rows: number): number {
  if (rows === 0) return 0;
  return Math.min(rows - 1, Math.max(0, at + (command === 'next' ? 1 : -1)));
}

/** For the page that shows the keys. */
export const SHOWN_KEYS: Readonly<Record<Keymap, readonly { keys: readonly string[]; does: string }[]>> = {
  invoices: [
    { keys: ['j', '↓'], does: 'Next invoice' },
    { keys: ['k', '↑'], does: 'Previous invoice' },
    { keys: ['Enter'], does: 'Open it' },
    { keys: ['a'], does: 'Accept: reviewed, with a number' },
    { keys: ['e'], does: 'Edit' },
    { keys: ['r'], does: 'Reject, with a reason' },
    { keys: ['?'], does: 'Show the keys' },
  ],
  'dead-letters': [
    { keys: ['j', '↓'], does: 'Next row' },
    { keys: ['k', '↑'], does: 'Previous row' },
    { keys: ['r'], does: 'Replay with today’s rules' },
    { keys: ['d'], does: 'Dismiss' },
    { keys: ['?'], does: 'Show the keys' },
  ],
};
