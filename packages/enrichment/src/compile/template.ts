import type { Template } from '../data/country-data.ts';

/**
 * What a slot holds.
 * name: the other side, whatever the direction · from, to: the two sides, of which the direction picks one ·
 * merchant: a card row's descriptor · bank: a known bank, else the form does not fit · anybank: any ·
 * remark · session: 20 to 36 digits · digits · ref · account · terminal · place · code, skip: read over ·
 * holder: the account's own holder, read over · words: the bank's own, where rules look for charges and the like.
 */
export const SLOTS = [
  'name',
  'from',
  'to',
  'merchant',
  'bank',
  'anybank',
  'remark',
  'session',
  'digits',
  'ref',
  'account',
  'terminal',
  'place',
  'code',
  'skip',
  'holder',
  'words',
] as const;
export type SlotName = (typeof SLOTS)[number];
const SLOT = Object.fromEntries(SLOTS.map((name, at) => [name, at])) as Readonly<Record<SlotName, number>>;

interface TextOp {
  readonly op: 'text';
  readonly text: string;
  readonly cased: boolean;
}
interface SlotOp {
  readonly op: 'slot';
  readonly slot: number;
  readonly last: boolean;
  /** The texts that may come next: it ends where the nearest of them begins. */
  readonly ends: readonly TextOp[];
  /** The last of `ends` has to come; else the slot may reach to the end of the text. */
  readonly bounded: boolean;
  /** A slot comes next: this one ends with its word. */
  readonly oneWord: boolean;
}
interface MaybeOp {
  readonly op: 'maybe';
  readonly ops: readonly Op[];
}
type Op = TextOp | SlotOp | MaybeOp;

export interface CompiledTemplate {
  readonly template: Template;
  readonly ops: readonly Op[];
  /** The first word of its text: what it is dispatched by. */
  readonly firstWord: string;
  /** The word after it, where the same text has it whole; else empty. */
  readonly secondWord: string;
  /** Begins with a slot or may stand anywhere. */
  readonly floating: boolean;
  readonly startsWithSlot: boolean;
}

/** One for each way to read the `(a|b)` of a form. @throws Error for a form that cannot be read. */
export function compileTemplate(template: Template): CompiledTemplate[] {
  return spelledOut(template.form).map((form) => compiled(template, form));
}

function spelledOut(form: string): string[] {
  const choice = /\(([^()|]*\|[^()]*)\)/.exec(form);
  if (choice === null) return [form];
  const [all, ways = ''] = choice;
  return ways.split('|').flatMap((way) => spelledOut(form.replace(all, way)));
}

function compiled(template: Template, form: string): CompiledTemplate {
  const ops = linked(opsOf(form, template.id), []);
  const text = ops.find((op) => op.op === 'text' && /[a-z0-9]/i.test(op.text));
  const words = /([a-z0-9]+)(?:[^a-z0-9]+([a-z0-9]+)[^a-z0-9])?/.exec(
    text?.op === 'text' ? text.text.toLowerCase() : '',
  );
  const [, firstWord = '', secondWord = ''] = words ?? [];
  if (firstWord === '') throw new Error(`${template.id}: no word to dispatch by`);
  const startsWithSlot = ops[0]?.op !== 'text';
  const floating = startsWithSlot || template.anywhere === true;
  return { template, ops, firstWord, secondWord, floating, startsWithSlot };
}

function opsOf(form: string, id: string): Op[] {
  const ops: Op[] = [];
  for (const part of form.match(/\{[a-z]+>?\}|\[[^\]]*\]|<[^>]*>|[^{[<]+/g) ?? []) {
    if (part.startsWith('[')) ops.push({ op: 'maybe', ops: opsOf(part.slice(1, -1), id) });
    else if (part.startsWith('<')) ops.push({ op: 'text', text: part.slice(1, -1), cased: true });
    else if (part.startsWith('{')) {
      const name = part.replace(/[{}>]/g, '');
      if (!(name in SLOT)) throw new Error(`${id}: no slot ${name}`);
      const unlinked = { ends: [], bounded: false, oneWord: false };
      ops.push({ op: 'slot', slot: SLOT[name as SlotName], last: part.includes('>'), ...unlinked });
    } else ops.push({ op: 'text', text: part, cased: false });
  }
  return ops;
}

/** Tells each slot what may follow it: here, or behind the part that it stands in. */
function linked(ops: readonly Op[], behind: readonly Op[]): Op[] {
  return ops.map((op, at) => {
    const rest = [...ops.slice(at + 1), ...behind];
    if (op.op === 'maybe') return { ...op, ops: linked(op.ops, rest) };
    return op.op === 'slot' ? { ...op, ...followersOf(rest) } : op;
  });
}

function followersOf(rest: readonly Op[]): Pick<SlotOp, 'ends' | 'bounded' | 'oneWord'> {
  const ends: TextOp[] = [];
  for (const op of rest) {
    const first = op.op === 'maybe' ? op.ops[0] : op;
    if (first?.op !== 'text') return { ends, bounded: false, oneWord: true };
    ends.push(first);
    if (op.op !== 'maybe') return { ends, bounded: true, oneWord: false };
  }
  return { ends, bounded: false, oneWord: false };
}

/** Where a text has what the slots stand for. -1: nowhere. */
export class Places {
  readonly starts = new Int32Array(SLOTS.length).fill(-1);
  readonly ends = new Int32Array(SLOTS.length);
  /** The slots that are filled. */
  readonly slots: number[] = [];

  get filled(): number {
    return this.slots.length;
  }

  /** Forgets what was filled after the first `keep` slots. */
  clear(keep = 0): void {
    while (this.slots.length > keep) this.starts[this.slots.pop() as number] = -1;
  }

  set(slot: number, start: number, end: number): void {
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.slots.push(slot);
  }
}

export const SLOT_OF = SLOT;

/** The texts that a form is read in, and how a bank is known. */
export interface Reading {
  readonly display: string;
  readonly lower: string;
  isBank(text: string): boolean;
}

/** Reads a form from `at`. True when all of it fits; `places` then holds its slots. Linear in the text. */
export function fits(template: CompiledTemplate, text: Reading, at: number, places: Places): boolean {
  places.clear();
  return run(template.ops, text.display, text.lower, text, at, places) !== -1;
}

/** The place after the ops, or -1. */
function run(ops: readonly Op[], display: string, lower: string, banks: Reading, from: number, places: Places): number {
  let at = from;
  for (let index = 0; index < ops.length; index++) {
    const op = ops[index] as Op;
    if (op.op === 'text') {
      if (!(op.cased ? display : lower).startsWith(op.text, at)) return -1;
      at += op.text.length;
    } else if (op.op === 'maybe') {
      const first = op.ops[0];
      if (first?.op === 'text' && !(first.cased ? display : lower).startsWith(first.text, at)) continue;
      const filled = places.filled;
      const after = run(op.ops, display, lower, banks, at, places);
      if (after === -1) places.clear(filled);
      else at = after;
    } else {
      at = fill(op, display, lower, banks, at, places);
      if (at === -1) return -1;
    }
  }
  return at;
}

function fill(op: SlotOp, display: string, lower: string, banks: Reading, at: number, places: Places): number {
  let start = at;
  while (lower.charCodeAt(start) === 32) start++;
  if (op.slot === SLOT.session || op.slot === SLOT.digits) {
    let end = start;
    while (isDigit(lower.charCodeAt(end))) end++;
    const digits = end - start;
    if (digits === 0 || (op.slot === SLOT.session && (digits < 20 || digits > 36))) return -1;
    places.set(op.slot, start, end);
    return end;
  }
  const end = endOf(op, display, lower, at);
  if (end === -1) return -1;
  let stop = Math.max(start, end);
  while (stop > start && lower.charCodeAt(stop - 1) === 32) stop--;
  if (op.slot === SLOT.bank && !banks.isBank(lower.slice(start, stop))) return -1;
  if (CODES.has(op.slot) && !isCode(lower.slice(start, stop), op.slot !== SLOT.code)) return -1;
  places.set(op.slot, start, stop);
  return end;
}

/** Slots of one word; accounts and terminals have a digit. */
const CODES = new Set([SLOT.code, SLOT.account, SLOT.terminal]);

function isCode(text: string, digit: boolean): boolean {
  return text !== '' && !text.includes(' ') && (!digit || /\d/.test(text));
}

/** Where the nearest of the texts that may come next begins, else the end of the word or of the text. */
function endOf({ ends, last, bounded, oneWord }: SlotOp, display: string, lower: string, at: number): number {
  let nearest = -1;
  for (let index = 0; index < ends.length; index++) {
    const { text, cased } = ends[index] as TextOp;
    const whole = cased ? display : lower;
    const place = last ? whole.lastIndexOf(text) : whole.indexOf(text, at);
    if (place >= at && (nearest === -1 || place < nearest)) nearest = place;
  }
  if (nearest !== -1 || bounded) return nearest;
  return oneWord ? endOfWord(lower, at) : lower.length;
}

/** Two slots side by side: the first ends with its word. */
function endOfWord(text: string, at: number): number {
  let word = at;
  while (text.charCodeAt(word) === 32) word++;
  const blank = text.indexOf(' ', word);
  return blank === -1 ? text.length : blank;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
