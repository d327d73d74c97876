import type { Minor } from '@kente/kit/money';

/** A JSON number whose digits are printed as they are: `100000.00` keeps its zeros. */
export class ExactNumber {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

/** JSON whose numbers are exact. A member that is undefined is left out. */
export type ExactJson =
  | string
  | boolean
  | ExactNumber
  | readonly ExactJson[]
  | { readonly [member: string]: ExactJson | undefined };

/** Minor units with exactly two decimals: 750000n is `7500.00`. */
export function amount(minor: Minor): ExactNumber {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  return new ExactNumber(`${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** A decimal with as many places as it needs: 2500n with three places is `2.5`. */
export function decimal(scaled: bigint, places: number): ExactNumber {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return new ExactNumber(`${scaled < 0n ? '-' : ''}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`);
}

/** JSON text without a blank. `sorted`: members in the order of their UTF-16 code units, as RFC 8785 sorts them. */
export function printExact(value: ExactJson, sorted = false): string {
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (value instanceof ExactNumber) return value.digits;
  if (isList(value)) return `[${value.map((item) => printExact(item, sorted)).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  );
  if (sorted) members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${printExact(member, sorted)}`).join(',')}}`;
}

const isList = (value: ExactJson): value is readonly ExactJson[] => Array.isArray(value);
