import type { Draw } from '../history/draw.ts';
import type { Party } from '../history/entry.ts';
import type { Person } from '../people/person.ts';

/** The moment of a movement, as banks print it, and the stream that its references are drawn from. */
export interface Slip {
  draw: Draw;
  /** `YYYY-MM-DD` */
  day: string;
  second: number;
}

export interface Teller {
  holder: Person;
  /** Six digits for session ids. */
  bankCode: string;
}

/**
 * The words of one bank's statement, by what happened. A function per event, so that a style overrides only what it
 * prints differently. `null`: this bank does not take such a charge.
 */
export interface Narrator {
  transferOut(slip: Slip, to: Party, remark: string): string;
  transferIn(slip: Slip, from: Party, remark: string): string;
  ownTransfer(slip: Slip, from: string, to: string): string;
  card(slip: Slip, merchant: string): string;
  web(slip: Slip, merchant: string): string;
  /** A card purchase that is only held so far. */
  hold(slip: Slip, merchant: string): string;
  atm(slip: Slip, place: string): string;
  cashIn(slip: Slip, place: string): string;
  airtime(slip: Slip, network: string, phone: string): string;
  bill(slip: Slip, biller: string, account: string): string;
  salary(slip: Slip, employer: string): string;
  rent(slip: Slip, landlord: string): string;
  interest(slip: Slip): string;
  smsCharge(slip: Slip): string | null;
  maintenance(slip: Slip): string | null;
  reversal(slip: Slip, of: string): string;
  savingsOut(slip: Slip): string;
  savingsIn(slip: Slip): string;
  settlement(slip: Slip, gateway: string): string;
  payroll(slip: Slip, month: string, staff: Party): string;
  tax(slip: Slip, kind: 'VAT' | 'PAYE' | 'WHT'): string;
  invoice(slip: Slip, from: Party, reference: string): string;
  supplier(slip: Slip, to: Party, reference: string): string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

/** `yymmddhhmmss` */
export function stamp({ day, second }: Slip): string {
  const time = `${two(Math.floor(second / 3_600))}${two(Math.floor(second / 60) % 60)}${two(second % 60)}`;
  return day.slice(2, 4) + day.slice(5, 7) + day.slice(8, 10) + time;
}

/** NIP session id: institution, moment, twelve digits. */
export const session = (slip: Slip, bankCode: string): string => bankCode + stamp(slip) + slip.draw.digits(12);

/** `NOV` */
export const monthName = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? 'JAN';
/** `20-NOV-26` */
export const shortDate = (day: string): string => `${day.slice(8, 10)}-${monthName(day)}-${day.slice(2, 4)}`;
/** `NOV 2026` */
export const monthAndYear = (day: string): string => `${monthName(day)} ${day.slice(0, 4)}`;
/** Banks cut names. */
export const cut = (text: string, length: number): string => text.slice(0, length).trimEnd();
export const holderName = (holder: Person): string => `${holder.last} ${holder.first} ${holder.middle}`.toUpperCase();
