import type { Country } from '../../src/row.ts';
import type { Draw } from './draw.ts';

/** What one bank prints. A null remark or payer is left out the way the bank does. */
export interface BankLines {
  readonly country: Country;
  /** Where the bank cuts names off. */
  readonly nameLength: number;
  /** Whether a transfer shows the payer's own words. */
  readonly showsRemarks: boolean;
  /** Whether pay shows what the payroll wrote. */
  readonly showsPayRemarks: boolean;
  /** Pay comes through a channel of payrolls, and the row says so. */
  readonly paysInBulk: boolean;
  transferIn(draw: Draw, day: string, name: string, remark: string): string;
  transferOut(draw: Draw, day: string, name: string, remark: string): string;
  pay(draw: Draw, day: string, employer: string, remark: string): string;
  /** The same, without saying who pays. */
  payUnnamed(draw: Draw, day: string, remark: string): string;
  own(draw: Draw, day: string, holder: string): string;
  interest(draw: Draw, day: string): string;
  shop(draw: Draw, shop: string): string;
  settlement(draw: Draw, day: string): string;
  reversal(draw: Draw, day: string, of: string): string;
  fee(draw: Draw, day: string): string;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const month = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? 'JAN';
const date = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
const session = (draw: Draw, day: string, bank: string): string =>
  `${bank}${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}${draw.digits(18)}`;
const upper = (text: string): string => text.toUpperCase();

export const GTBANK: BankLines = {
  ...{ country: 'ng', nameLength: 40, showsRemarks: true, showsPayRemarks: true, paysInBulk: true },
  transferIn: (draw, day, name, remark) => {
    const id = session(draw, day, '000014');
    return `TRANSFER BETWEEN CUSTOMERS ${id}|${remark}|${id}||${upper(name)} REF:${id}`;
  },
  transferOut: (draw, day, name, remark) =>
    `NIBSS Instant Payment Outward ${session(draw, day, '000013')} ${remark} TO ZIB/${name} /10.75/REF:${draw.digits(30)}`,
  pay: (draw, day, employer, remark) =>
    `TRANSFER BETWEEN CUSTOMERS via GAPS ${draw.digits(6)} ${remark} ${month(day)} ${day.slice(0, 4)} from ${upper(employer)} REF: ${draw.digits(25)}`,
  payUnnamed: (draw, day, remark) => `${remark} ${month(day)} ${day.slice(0, 4)} REF:${draw.digits(12)}`,
  own: (draw, _day, holder) => `OWN ACCOUNT TRANSFER via GTWORLD REF:${draw.digits(30)} from ${upper(holder)}`,
  interest: (_draw, day) => `Interest Capitalised ${date(day).replaceAll('/', '')} SAVINGS ACCOUNT`,
  shop: (draw, shop) => `POS/WEB PURCHASE TRANSACTION -${draw.digits(6)}- -${draw.digits(6)}-${shop} LA NG`,
  settlement: (draw, day) => `POS SETTLEMENT FOR ${date(day)} TERMINAL ${draw.digits(4)}${draw.letters(4)}`,
  reversal: (draw, day) => {
    const id = session(draw, day, '000013');
    return `FAILED NIBSS INSTANT PAYMENT ${id} NIP Reversal REF:${id}`;
  },
  fee: (_draw, day) => `VALUE ADDED TAX VAT ON NIP TRANSFER FOR ${day.slice(8)}`,
};

export const ZENITH: BankLines = {
  ...GTBANK,
  ...{ nameLength: 30, paysInBulk: false },
  transferIn: (draw, _day, name, remark) =>
    remark === ''
      ? `NIP CR/MOB/${upper(name)}/UBA`
      : `NIP/${draw.pick(['GTB', 'FBN', 'UBA'])}/${upper(name)}/${remark}`,
  transferOut: (_draw, _day, name, remark) => `TRF FRM ACCOUNT TO ${upper(name)}|${remark}`,
  pay: (_draw, day, employer, remark) => `NIP/FBN/${upper(employer)}/${remark} ${month(day)} ${day.slice(0, 4)}`,
  own: (_draw, _day, holder) => `NIP/GTB/${upper(holder)}/transfer`,
  interest: (_draw, day) => `Int.Pd:01${day.slice(5, 7)}${day.slice(0, 4)} to ${date(day).replaceAll('/', '')}`,
  shop: (draw, shop) => `MC Loc POS Prch-${draw.digits(12)}--${shop} LANG`,
  reversal: (_draw, _day, of) => `RVSL: ${of.slice(0, 50)}`,
};

export const ACCESS: BankLines = {
  ...GTBANK,
  nameLength: 26,
  transferIn: (_draw, _day, name, remark) =>
    remark === ''
      ? `MOBILE TRF FROM ACCESS//${upper(name)}`
      : `${upper(name)}/MOBILE/UNION Transfer from ${upper(name)} - ${remark}`,
  transferOut: (_draw, _day, name, remark) => `MOBILE TRF TO GTB/ ${remark} /${upper(name)}`,
  pay: (_draw, day, employer, remark) => `NEFT/${upper(employer)}/${month(day)} ${day.slice(0, 4)} ${remark}`,
  own: (_draw, _day, holder) => `NIP TFR FROM ${upper(holder)}`,
  interest: (_draw, day) => `INTEREST PAID ${month(day)} ${day.slice(0, 4)}`,
  shop: (_draw, shop) => `POS/WEB PMT ${shop} LA LANG`,
  reversal: (_draw, _day, of) => `RVSL_${of.slice(0, 50)}`,
};

export const UBA: BankLines = {
  ...GTBANK,
  ...{ nameLength: 25, paysInBulk: false },
  transferIn: (draw, _day, name, remark) =>
    `TNF-/NXG :TRF/${remark}/FRM ${upper(name)} ${draw.letters(2)}${draw.digits(24)}`,
  transferOut: (_draw, _day, name, remark) => `NIP/TRF IFO ${upper(name)}/${remark}`,
  pay: (_draw, day, employer, remark) => `${month(day)} ${day.slice(0, 4)} ${remark}/${upper(employer)}`,
  own: (draw, _day, holder) => `TNF-/NXG :TRF//FRM ${upper(holder)} ${draw.letters(2)}${draw.digits(24)}`,
  shop: (draw, shop) => `POS Pur @ ${draw.digits(4)}${draw.letters(4)}-${shop} ${draw.digits(12)}`,
  reversal: (_draw, _day, of) => `RSVL ${of.slice(0, 50)}`,
};

export const FIRSTBANK: BankLines = {
  ...GTBANK,
  ...{ nameLength: 20, paysInBulk: false },
  transferIn: (_draw, _day, name, remark) => `FIP:GTB/${upper(name)}${remark === '' ? '' : `/${remark}`}`,
  transferOut: (_draw, _day, name, remark) => `FIP:MB:UBA/${upper(name)}/${remark}`,
  pay: (_draw, day, employer, remark) => `FIP:ZIB/${upper(employer)}/${remark} ${month(day)} ${day.slice(0, 4)}`,
  own: (_draw, _day, holder) => `FIP:GTB/${upper(holder)}`,
};

export const OPAY: BankLines = {
  ...GTBANK,
  ...{ nameLength: 36, showsRemarks: false, paysInBulk: false },
  transferIn: (draw, _day, name) => `Transfer from ${upper(name)} | Access Bank | ${draw.digits(10)}`,
  transferOut: (draw, _day, name) => `Transfer to ${upper(name)} | GTBank | ${draw.digits(10)}`,
  pay: (draw, day, employer, remark) =>
    `Transfer from ${upper(employer)} | ${remark} ${month(day)} | ${draw.digits(10)}`,
  own: (draw, _day, holder) => `Transfer from ${upper(holder)} | Zenith Bank | ${draw.digits(10)}`,
  interest: (_draw, day) => `${day.slice(8)} ${month(day)} ${day.slice(0, 4)} 01:40:30 OWealth Interest Earned`,
  settlement: (draw) => `Merchant Settlement T+0 | ${draw.digits(16)}`,
  reversal: (_draw, _day, of) => `Reversal ${of.slice(0, 50)}`,
};

export const MPESA: BankLines = {
  ...GTBANK,
  ...{ country: 'ke', nameLength: 40, showsRemarks: false, showsPayRemarks: false, paysInBulk: false },
  transferIn: (draw, _day, name) => `Funds received from 2547****${draw.digits(3)} - ${upper(name)}`,
  transferOut: (draw, _day, name) => `Customer Transfer to 2547****${draw.digits(3)} - ${upper(name)}`,
  pay: (draw, _day, employer, remark) =>
    `${/SAL|PAYROLL/.test(remark) ? 'Salary' : 'Business'} Payment from ${draw.digits(6)} - ${upper(employer)} via API.`,
  payUnnamed: (_draw, day, remark) => `${remark} ${month(day)} ${day.slice(0, 4)}`,
  own: (draw, _day, holder) => `Funds received from 2547****${draw.digits(3)} - ${upper(holder)}`,
  interest: (_draw, day) => `CREDIT INTEREST CAPITALIZED ${month(day)} ${day.slice(0, 4)}`,
  shop: (draw, shop) => `Merchant Payment to ${draw.digits(6)} - ${shop}`,
  settlement: (draw, day) => `TILL SETTLEMENT ${draw.digits(7)} ${date(day)}`,
  reversal: () => 'Customer Transfer Reversal',
  fee: () => 'Customer Transfer of Funds Charge',
};

export const GCB: BankLines = {
  ...GTBANK,
  ...{ country: 'gh', nameLength: 30, paysInBulk: false },
  transferIn: (_draw, _day, name, remark) => `GIP FROM ${upper(name)} GCB ${remark}`.trimEnd(),
  transferOut: (_draw, _day, name, remark) => `GIP TO ${upper(name)} GCB ${remark}`.trimEnd(),
  pay: (_draw, day, employer, remark) => `GIP FROM ${upper(employer)} GCB ${remark} ${month(day)}`,
  own: (_draw, _day, holder) => `GIP FROM ${upper(holder)} GCB`,
  interest: (draw) => `TREASURY BILL INTEREST 91 DAY ${draw.digits(8)}`,
  shop: (draw, shop) => `GH-LINK POS ${shop} ACCRA GH ${draw.digits(8)}`,
  settlement: (draw) => `HUBTEL MERCHANT SETTLEMENT ${draw.digits(8)}`,
  reversal: (_draw, _day, of) => `REVERSAL ${of.slice(0, 50)}`,
};

export const FNB: BankLines = {
  ...GTBANK,
  ...{ country: 'za', nameLength: 30 },
  transferIn: (_draw, _day, name, remark) => `FNB APP RTC PMT FROM ${upper(name)} ${remark}`.trimEnd(),
  transferOut: (_draw, _day, name, remark) => `FNB APP PAYMENT TO ${upper(name)} ${remark}`.trimEnd(),
  pay: (_draw, _day, employer, remark) => `MAGTAPE CREDIT ${upper(employer)} ${remark}`,
  own: (_draw, _day, holder) => `FNB APP PAYMENT FROM ${upper(holder)}`,
  interest: () => 'INTEREST ON CREDIT BALANCE',
  shop: (draw, shop) => `POS PURCHASE ${shop} ${draw.digits(6)}*${draw.digits(4)}`,
  settlement: (_draw, day) => `YOCO SETTLEMENT ${date(day)}`,
  reversal: (_draw, _day, of) => `REVERSAL ${of.slice(0, 50)}`,
};

/** Nigerian banks first and most often, as in the field. */
export const BANKS: readonly BankLines[] = [
  ...[GTBANK, ZENITH, ACCESS, UBA, FIRSTBANK, OPAY],
  ...[GTBANK, ZENITH, ACCESS, UBA, FIRSTBANK, MPESA, GCB, FNB],
];
