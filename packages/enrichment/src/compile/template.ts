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
export const SLOT_OF = Object.fromEntries(SLOTS.map((name, at) => [name, at])) as Readonly<Record<SlotName, number>>;

export interface TextOp {
  readonly op: 'text';
  readonly text: string;
  readonly codes: Uint16Array;
  readonly cased: boolean;
}
export interface SlotOp {
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
export type Op = TextOp | SlotOp | MaybeOp;

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
    else if (part.startsWith('<')) ops.push(textOp(part.slice(1, -1), true));
    else if (part.startsWith('{')) {
      const name = part.replace(/[{}>]/g, '');
      if (!(name in SLOT_OF)) throw new Error(`${id}: no slot ${name}`);
      const unlinked = { ends: [], bounded: false, oneWord: false };
      ops.push({ op: 'slot', slot: SLOT_OF[name as SlotName], last: part.includes('>'), ...unlinked });
    } else ops.push(textOp(part, false));
  }
  return ops;
}

function textOp(text: string, cased: boolean): TextOp {
  return { op: 'text', text, codes: Uint16Array.from(text, (letter) => letter.charCodeAt(0)), cased };
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
