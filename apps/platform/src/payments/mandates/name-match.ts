/** Is the account holder whom the bank names the customer? Source: payments contract, 3. */

const NEEDED = 2;

/** At least two words in common, in any order, case and accents ignored; each word counts as often as both have it. */
export function namesMatch(holder: string, customer: string): boolean {
  const left = wordsOf(customer);
  let shared = 0;
  for (const word of wordsOf(holder)) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return shared >= NEEDED;
}

/** A business has one name: it is divided at its first space. */
export function splitBusinessName(name: string): { firstName: string; lastName: string } {
  const [firstName = '', ...rest] = name.trim().split(/\s+/);
  return { firstName, lastName: rest.join(' ') };
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/['’`]/g, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 1);
}
