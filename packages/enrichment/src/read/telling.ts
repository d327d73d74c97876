/** What of a text the model is asked about: the payer's words, else who was paid, else all of it. */
import { SLOT_OF } from '../compile/template.ts';
import type { ClassifierInput } from '../model/face.ts';
import type { Reader } from './reader.ts';

const PARTS = [SLOT_OF.remark, SLOT_OF.merchant, SLOT_OF.name, SLOT_OF.to, SLOT_OF.from];
const FEWEST_LETTERS = 3;

/** Boilerplate and names of persons tell nothing and would have to be learned bank by bank. */
export function tellingPart({ scan, places }: Reader): Pick<ClassifierInput, 'codes' | 'start' | 'end'> {
  const { codes } = scan;
  for (const slot of PARTS) {
    const start = places.starts[slot] as number;
    if (start === -1) continue;
    const end = places.ends[slot] as number;
    if (end - start >= FEWEST_LETTERS) return { codes, start, end };
  }
  return { codes, start: 0, end: scan.length };
}
