import { type BankLines, FNB, GCB, GTBANK, MPESA } from './bank-lines.ts';
import type { Draw } from './draw.ts';

/**
 * Further ways to print the same things, written as forms: `{NAME}` in capitals, `{name}` as it is, `{remark}`, `{MON}`
 * and `{yyyy}` of the day, `{n12}` so many digits. Blanks around an empty remark close up.
 */
function filled(form: string, draw: Draw, day: string, name: string, remark: string): string {
  const text = form.replace(/\{(\w+)\}/g, (_whole, field: string) => {
    if (field === 'NAME') return name.toUpperCase();
    if (field === 'name') return name;
    if (field === 'remark') return remark;
    if (field === 'MON') return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
    if (field === 'yyyy') return day.slice(0, 4);
    return draw.digits(Number(field.slice(1)));
  });
  return text.replace(/ {2,}/g, ' ').trim();
}
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

interface Forms {
  readonly in: string;
  readonly out: string;
  readonly pay: string;
  readonly unnamed: string;
  readonly own: string;
}

function linesOf(base: BankLines, forms: Forms, facts: Partial<BankLines>): BankLines {
  return {
    ...base,
    ...facts,
    transferIn: (draw, day, name, remark) => filled(forms.in, draw, day, name, remark),
    transferOut: (draw, day, name, remark) => filled(forms.out, draw, day, name, remark),
    pay: (draw, day, name, remark) => filled(forms.pay, draw, day, name, remark),
    payUnnamed: (draw, day, remark) => filled(forms.unnamed, draw, day, '', remark),
    own: (draw, day, holder) => filled(forms.own, draw, day, holder, ''),
  };
}

const PLAIN = { showsRemarks: true, showsPayRemarks: true, paysInBulk: false, nameLength: 40 } as const;

const CIP = linesOf(
  GTBANK,
  {
    in: 'CIP CR/{NAME}/{remark}',
    out: 'NIP/GTB/{NAME}/{remark}',
    pay: '{NAME}/{remark} {MON} {yyyy}',
    unnamed: '{remark} {MON} {yyyy}',
    own: 'CIP CR/{NAME}/',
  },
  { ...PLAIN, nameLength: 28 },
);

const SPELLED_OUT = linesOf(
  GTBANK,
  {
    in: 'TRANSFER FROM {NAME} - {remark}',
    out: 'TRANSFER TO {NAME} - {remark}',
    pay: '{remark} {MON} {yyyy} FROM {NAME}',
    unnamed: '{remark} FOR {MON} {yyyy} {n8}',
    own: 'TRANSFER FROM {NAME} - own savings',
  },
  PLAIN,
);

const NEFT_BANK = linesOf(
  GTBANK,
  {
    in: 'NIP FROM {NAME}/{remark}',
    out: 'NIP TO {NAME}/{remark}',
    pay: 'NEFT {NAME} {remark} {MON} {yyyy}',
    unnamed: 'NEFT CREDIT {remark} {MON} {yyyy}',
    own: 'NIP FROM {NAME}/',
  },
  { ...PLAIN, paysInBulk: true },
);

const EQUITY = linesOf(
  MPESA,
  {
    in: 'PESALINK FROM {NAME} {n12}',
    out: 'PESALINK TO {NAME} {n12}',
    pay: '{remark} {MON}{yyyy} {NAME}',
    unnamed: '{remark} {MON}{yyyy}',
    own: 'PESALINK FROM {NAME} {n12}',
  },
  { ...PLAIN, showsRemarks: false },
);

const MOMO = linesOf(
  GCB,
  {
    in: 'Payment received from {NAME} Reference: {remark}',
    out: 'Payment made to {NAME} Reference: {remark}',
    pay: 'Payment received from {NAME} Reference: {remark} {MON}',
    unnamed: '{remark} {MON} {yyyy}',
    own: 'Payment received from {NAME} Reference: wallet',
  },
  PLAIN,
);

const CAPITEC = linesOf(
  FNB,
  {
    in: 'Payment Received: {name} {remark}',
    out: 'Banking App Payment: {name} {remark}',
    pay: 'ACB Credit: {name} {remark}',
    unnamed: 'ACB Credit: {remark} {MON} {yyyy}',
    own: 'Payment Received: {name}',
  },
  { ...PLAIN, paysInBulk: true },
);

const STANDARD = linesOf(
  FNB,
  {
    in: 'IB TRANSFER FROM {NAME} {remark}',
    out: 'IB TRANSFER TO {NAME} {remark}',
    pay: 'CREDIT TRANSFER {NAME} {remark}',
    unnamed: 'CREDIT TRANSFER {remark} {MON}',
    own: 'IB TRANSFER FROM {NAME}',
  },
  { ...PLAIN, nameLength: 24 },
);

export const MORE_BANKS: readonly BankLines[] = [
  CIP,
  SPELLED_OUT,
  NEFT_BANK,
  EQUITY,
  MPESA,
  MOMO,
  GCB,
  CAPITEC,
  STANDARD,
  FNB,
];
