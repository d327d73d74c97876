/** Reads a form in a text: whether all of it fits, and where its slots then are. */
import type { Scan } from '../text/scan.ts';
import { type CompiledTemplate, type Op, type Places, SLOT_OF, type SlotOp, type TextOp } from './template.ts';

/** The text that a form is read in, and how a bank is known. */
export interface Reading {
  readonly scan: Scan;
  isBank(start: number, end: number): boolean;
}

/** Reads a form from `at`. True when all of it fits; `places` then holds its slots. Linear in the text. */
export function fits({ ops }: CompiledTemplate, reading: Reading, at: number, places: Places): boolean {
  const first = ops[0] as Op;
  if (first.op === 'text' && !standsAt(first, reading.scan, at)) return false;
  places.clear();
  return run(ops, reading, at, places) !== -1;
}

/** The place after the ops, or -1. */
function run(ops: readonly Op[], reading: Reading, from: number, places: Places): number {
  const { scan } = reading;
  let at = from;
  for (let index = 0; index < ops.length; index++) {
    const op = ops[index] as Op;
    if (op.op === 'text') {
      if (!standsAt(op, scan, at)) return -1;
      at += op.codes.length;
    } else if (op.op === 'maybe') {
      const first = op.ops[0];
      if (first?.op === 'text' && !standsAt(first, scan, at)) continue;
      const filled = places.filled;
      const after = run(op.ops, reading, at, places);
      if (after === -1) places.clear(filled);
      else at = after;
    } else {
      at = fill(op, reading, at, places);
      if (at === -1) return -1;
    }
  }
  return at;
}

function standsAt({ text, codes: wanted, cased }: TextOp, { codes, display, length }: Scan, at: number): boolean {
  if (cased) return display.startsWith(text, at);
  if (at + wanted.length > length) return false;
  for (let index = 0; index < wanted.length; index++) if (codes[at + index] !== wanted[index]) return false;
  return true;
}

function fill(op: SlotOp, reading: Reading, at: number, places: Places): number {
  const { scan } = reading;
  const { codes } = scan;
  const { slot } = op;
  let start = at;
  while (codes[start] === BLANK) start++;
  if (slot === SLOT_OF.session || slot === SLOT_OF.digits) {
    let end = start;
    while (isDigit(codes[end] as number)) end++;
    const digits = end - start;
    if (digits === 0 || (slot === SLOT_OF.session && (digits < 20 || digits > 36))) return -1;
    places.set(slot, start, end);
    return end;
  }
  const end = endOf(op, scan, at);
  if (end === -1) return -1;
  let stop = Math.max(start, end);
  while (stop > start && codes[stop - 1] === BLANK) stop--;
  if (slot === SLOT_OF.bank && !reading.isBank(start, stop)) return -1;
  const code = slot === SLOT_OF.code;
  if ((code || slot === SLOT_OF.account || slot === SLOT_OF.terminal) && !isCode(codes, start, stop, !code)) return -1;
  places.set(slot, start, stop);
  return end;
}

const BLANK = 32;

/** One word; accounts and terminals have a digit. */
function isCode(codes: Uint16Array, start: number, end: number, digit: boolean): boolean {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = codes[at] as number;
    if (code === BLANK) return false;
    if (isDigit(code)) digits++;
  }
  return end > start && (!digit || digits > 0);
}

/** Where the nearest of the texts that may come next begins, else the end of the word or of the text. */
function endOf({ ends, last, bounded, oneWord }: SlotOp, scan: Scan, at: number): number {
  let nearest = -1;
  for (let index = 0; index < ends.length; index++) {
    const text = ends[index] as TextOp;
    // Nothing behind the nearest is of interest.
    const place = last ? lastPlaceOf(text, scan, at) : placeOf(text, scan, at, nearest === -1 ? scan.length : nearest);
    if (place !== -1 && (nearest === -1 || place < nearest)) nearest = place;
  }
  if (nearest !== -1 || bounded) return nearest;
  return oneWord ? endOfWord(scan, at) : scan.length;
}

function placeOf(text: TextOp, scan: Scan, from: number, before: number): number {
  if (text.cased) return scan.display.indexOf(text.text, from);
  const { codes } = scan;
  const first = text.codes[0];
  for (let at = from; at < before; at++) if (codes[at] === first && standsAt(text, scan, at)) return at;
  return -1;
}

function lastPlaceOf(text: TextOp, scan: Scan, from: number): number {
  for (let at = scan.length - text.codes.length; at >= from; at--) if (standsAt(text, scan, at)) return at;
  return -1;
}

/** Two slots side by side: the first ends with its word. */
function endOfWord({ codes, length }: Scan, at: number): number {
  let word = at;
  while (codes[word] === BLANK) word++;
  while (word < length && codes[word] !== BLANK) word++;
  return word;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
