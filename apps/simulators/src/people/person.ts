import { createHash } from 'node:crypto';
import { Draw } from '../history/draw.ts';
import type { Party } from '../history/entry.ts';
import { COUNTRIES, type Country, type CountryCode } from './countries.ts';
import { COMPANIES, NAMES } from './names.ts';

/** What a bank knows of its customer. Invented; nobody is meant. */
export interface Person {
  first: string;
  middle: string;
  last: string;
  gender: 'Male' | 'Female';
  dob: string;
  phone: string;
  email: string;
  /** Nigeria only. */
  bvn: string | null;
  maritalStatus: string;
  address: { line1: string; line2: string | null; city: string; state: string };
  origin: { state: string; lga: string } | null;
  /** The company, the employer and the landlord that this person has to do with. */
  company: string;
  employer: string;
  landlord: string;
}

/** Digits that only depend on the words, evenly spread. */
export function digitsOf(words: string, length: number): string {
  const hash = createHash('sha256').update(words).digest();
  return (hash.readBigUInt64BE(0).toString() + hash.readBigUInt64BE(8).toString()).padStart(length, '0').slice(-length);
}

/** The same person at every bank of a country, in one world. A user name that is a phone number is that person's phone. */
export function personOf(seed: string, user: string, code: CountryCode): Person {
  const country = COUNTRIES[code];
  const draw = new Draw(`${seed}|person|${user}|${code}`);
  const names = NAMES[code];
  const woman = draw.chance(0.5);
  const given = woman ? names.women : names.men;
  const first = draw.pick(given);
  const middle = draw.pick(given.filter((name) => name !== first));
  const last = draw.pick(names.families);
  const home = draw.pick(country.cities);
  const born = draw.pick(country.cities);
  const month = String(draw.int(1, 12)).padStart(2, '0');
  return {
    first,
    middle,
    last,
    gender: woman ? 'Female' : 'Male',
    dob: `${draw.int(1968, 2001)}-${month}-${String(draw.int(1, 28)).padStart(2, '0')}`,
    phone: user.startsWith(`+${country.callingCode}`)
      ? `0${user.slice(country.callingCode.length + 1)}`
      : phoneOf(country, draw),
    email: `${first}.${last}${draw.int(1, 99)}@example.test`.toLowerCase().replaceAll(/[^a-z0-9.@]/g, ''),
    bvn: code === 'ng' ? `22${digitsOf(`${seed}|bvn|${user}`, 9)}` : null,
    maritalStatus: draw.chance(0.5) ? 'Single' : 'Married',
    address: {
      line1: `${draw.int(2, 94)} ${draw.pick(names.families)} Street, ${home.area}`,
      line2: null,
      city: home.city,
      state: home.state,
    },
    origin: code === 'ng' ? { state: `${born.state} State`, lga: born.area } : null,
    company: `${last.toUpperCase()} & ${draw.pick(['SONS', 'PARTNERS', 'BROTHERS'])} ${code === 'za' ? '(PTY) LTD' : 'LIMITED'}`,
    employer: draw.pick(COMPANIES[code]),
    landlord: `${draw.pick(names.men)} ${draw.pick(names.families)}`.toUpperCase(),
  };
}

/** Local form with the leading 0. */
export function phoneOf(country: Country, draw: Draw): string {
  const prefix = draw.pick(country.prefixes);
  return `0${prefix}${draw.digits((country.code === 'ng' ? 10 : 9) - prefix.length)}`;
}

/** `+2348…` for a local, national or international spelling of a mobile number of the country; else null. */
export function internationalPhone(text: string, country: Country): string | null {
  const bare = text.replaceAll(/[\s()-]/g, '').replace(/^\+/, '');
  if (!/^\d{9,14}$/.test(bare)) return null;
  const subscriber = bare.startsWith(country.callingCode)
    ? bare.slice(country.callingCode.length)
    : bare.replace(/^0/, '');
  const length = country.code === 'ng' ? 10 : 9;
  if (subscriber.length !== length || subscriber.startsWith('0')) return null;
  if (country.code === 'ke' && !/^[17]/.test(subscriber)) return null;
  return `+${country.callingCode}${subscriber}`;
}

/** The people that somebody pays and is paid by, again and again. */
export function contactsOf(seed: string, user: string, code: CountryCode): Party[] {
  const country = COUNTRIES[code];
  const names = NAMES[code];
  const draw = new Draw(`${seed}|contacts|${user}|${code}`);
  return Array.from({ length: 14 }, () => ({
    name: `${draw.pick(draw.chance(0.5) ? names.women : names.men)} ${draw.pick(names.families)}`.toUpperCase(),
    accountNumber: draw.digits(10),
    bank: draw.pick(country.banks),
  }));
}
