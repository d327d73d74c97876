import { checked, HASH_START, hashed } from '../text/vocabulary.ts';

/** `Guaranty Trust Bank`, `G.T.B` and `gtb`: names are compared by their letters and digits alone. */
export class BankNames {
  /** Second hashes by first: both agree only for equal names. */
  readonly #checks = new Map<number, number>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      const codes = codesOf(name);
      this.#checks.set(hashOf(codes, 0, codes.length, hashed, HASH_START), hashOf(codes, 0, codes.length, checked, 0));
    }
  }

  has(name: string): boolean {
    const codes = codesOf(name);
    return this.stands(codes, 0, codes.length);
  }

  /** Whether what stands between two places of a folded text is a bank's name. */
  stands(codes: Uint16Array, start: number, end: number): boolean {
    const check = this.#checks.get(hashOf(codes, start, end, hashed, HASH_START));
    return check !== undefined && check === hashOf(codes, start, end, checked, 0);
  }
}

type Step = (hash: number, code: number) => number;

function hashOf(codes: Uint16Array, start: number, end: number, step: Step, from: number): number {
  let hash = from;
  for (let at = start; at < end; at++) {
    const code = codes[at] as number;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) hash = step(hash, code);
  }
  return hash;
}

function codesOf(name: string): Uint16Array {
  return Uint16Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
}
