import type { Bank } from '../banks/bank.ts';
import { hash32 } from '../history/draw.ts';
import type { DayBook, Party } from '../history/entry.ts';
import type { AccountPlan } from '../history/plan.ts';
import type { Narrator, Slip } from '../narrations/narrator.ts';
import { NARRATORS } from '../narrations/styles.ts';
import { accountNumber } from '../people/account-numbers.ts';
import { COUNTRIES, type Country } from '../people/countries.ts';
import { contactsOf, internationalPhone, type Person, personOf } from '../people/person.ts';
import type { Visit } from './persona.ts';

/** One account in somebody's life: what the habits are written with. */
export interface Life {
  key: string;
  person: Person;
  country: Country;
  bank: Bank;
  say: Narrator;
  contacts: readonly Party[];
  /** The account number that was typed for a user name, at banks that sign people in by it. */
  typedNumber: string | null;
}

export interface AccountShape {
  /** 1 is the first. */
  place: number;
  type: string;
  /** Where another than the holder's own. */
  name?: string;
  currency?: string;
  number?: string;
  listsRows?: boolean;
  /** Openings lie between these, in kobo of Nigerian buying power. */
  opening: readonly [number, number];
  fill: ((book: DayBook) => void) | null;
}

export function lifeOf({ seed, user, bank }: Visit, persona: string): Life {
  const country = COUNTRIES[bank.country];
  const person = personOf(seed, user, bank.country);
  return {
    key: `${seed}|${persona}|${user}|${bank.slug}`,
    person,
    country,
    bank,
    say: NARRATORS[bank.style]({ holder: person, bankCode: bank.code }),
    contacts: contactsOf(seed, user, bank.country),
    typedNumber: bank.nubanCode !== null && /^\d{10}$/.test(user) ? user : null,
  };
}

/** An account whose months open somewhere in the given range and are brought there by savings. */
export function account(life: Life, shape: AccountShape): AccountPlan {
  const key = `${life.key}|${shape.place}`;
  const { bank, country, person } = life;
  const phone = bank.phoneIsNumber ? internationalPhone(person.phone, country) : null;
  return {
    key,
    number: shape.number ?? phone ?? (shape.place === 1 ? life.typedNumber : null) ?? accountNumber(bank, key),
    name: shape.name ?? `${person.last}, ${person.first} ${person.middle}`.toUpperCase(),
    type: shape.type,
    currency: shape.currency ?? country.currency,
    bvn: person.bvn,
    offsetMinutes: country.offsetMinutes,
    ids: bank.ids,
    tellsTime: bank.tellsTime,
    listsRows: shape.listsRows ?? true,
    opening: ({ year, month }) => {
      const share = hash32(`${key}|opening|${year}-${month}`) / 4_294_967_296;
      const [from, to] = shape.opening;
      return Math.round((from + (to - from) * share) * country.scale);
    },
    fill: shape.fill,
    cushion: Math.round(5_000_000 * country.scale),
    sweep: (book, second, into) => {
      const slip = slipOf(book, second);
      return {
        narration: into ? life.say.savingsOut(slip) : life.say.savingsIn(slip),
        reference: referenceOf(life, slip),
        party: null,
      };
    },
  };
}

export const slipOf = (book: DayBook, second: number): Slip => ({ draw: book.draw, day: book.text, second });

/** The bank's own reference; some print long ones, some none. */
export function referenceOf(life: Life, { draw }: Slip): string | null {
  if (life.bank.style === 'mpesa') return draw.letters(10);
  if (life.bank.ids === 'none') return null;
  return draw.chance(0.06) ? `REF:${draw.digits(30)}/${draw.letters(24)}` : draw.digits(12);
}

/** A price of the country for `kobo` of Nigerian buying power, on its everyday step. */
export function price(life: Life, kobo: number): number {
  const { scale, step } = life.country;
  return Math.max(step, Math.round((kobo * scale) / step) * step);
}

/** Rounded as people send it: two leading digits. */
export function roundSum(life: Life, kobo: number): number {
  const exact = kobo * life.country.scale;
  const unit = 10 ** Math.max(2, Math.floor(Math.log10(exact)) - 1);
  return Math.max(unit, Math.round(exact / unit) * unit);
}
