import { FORMS, type Form } from './forms.ts';
import { REMARKS } from './remarks.ts';

/** A row with what is true of it. */
export interface LabelledRow {
  readonly form: string;
  readonly side: Form['side'];
  readonly credit: boolean;
  readonly amountMinor: bigint;
  readonly narration: string;
  /** `eligible business_keyword`. */
  readonly truth: string;
}

export const HOLDER = 'BRIGHT LOOM STUDIOS LTD';
const WHO = {
  seen: [
    'ADA OBI CHIKA',
    'EXAMPLE VENTURES LTD',
    'KUNLE MUSA',
    'ORCHARD FOODS LIMITED',
    'GIFT OKORO UDO',
    'ZAINE LADI SHABU',
    'TOPE PRISCA GARBA',
    'CHARITY EBELE NURA',
    'PRISCA ELECTRICALS LTD',
    'JIDE BAYO',
    'SOLU CLINICS LIMITED',
    'AMINA BISI FEMI',
    'NORTHGATE STORES',
    'LOVE SADE IJEOMA',
    'BLUE KITE LOGISTICS LIMITED',
    'MR TANKO RISI',
    'KEMILADE ENTERPRISES',
    'RISI AMINA KUNLE',
    'HARBOUR PRINTS LTD',
    'FEMI',
    'OBINNE DELE',
    'GREEN ACRE SUPPLIES LIMITED',
    'ALHAJI MUSA SANI',
    'SILVERLINE VENTURES',
    'Gift Uzo',
  ],
  unseen: [
    'UZO HALIMA TANKO',
    'LAKESIDE TIMBER LTD',
    'DELE NNEKA',
    'MAPLE COURT CLINIC LIMITED',
    'MRS SADE BAYO',
    'COPPERFIELD ENTERPRISES',
    'Charity Risi',
    'IJEOMA FUNKE ZARA',
  ],
} as const;
const BANKS = ['GTB', 'UBA', 'ABN', 'FCMB', 'ZIB', 'KUDA'];
const MONTHS = ['JANUARY', 'MARCH', 'JUNE', 'SEPTEMBER', 'NOVEMBER'];

/** Every row of the labelled set, the same each time. */
export function labelledRows(): LabelledRow[] {
  const next = numbers(20_261_121);
  return FORMS.flatMap((form) =>
    form.truth === undefined ? withRemarks(form, next) : fixedRows(form, form.truth, next),
  );
}

const FIXED_ROWS = 6;

function fixedRows(form: Form, truth: string, next: Next): LabelledRow[] {
  return Array.from({ length: FIXED_ROWS }, () => {
    const amountMinor = BigInt(form.credit ? 1_000 + next(400_000) : 50 + next(90_000)) * 100n;
    return rowOf(form, '', amountMinor, truth, next);
  });
}

/** Of each kind of remark some, large and small. */
const PER_KIND = { business: 14, personal: 9, neutral: 9 } as const;
const SMALL_FROM = 0.8;

function withRemarks(form: Form, next: Next): LabelledRow[] {
  const pool = REMARKS[form.side];
  return (['business', 'personal', 'neutral'] as const).flatMap((kind) =>
    Array.from({ length: PER_KIND[kind] }, (_, at) => {
      const remark = pick(pool[kind], next);
      const isSmall = at >= PER_KIND[kind] * SMALL_FROM;
      const amountMinor = BigInt(isSmall ? 50 + next(940) : 1_000 + next(900_000)) * 100n;
      return rowOf(form, remark, amountMinor, truthOf(kind, isSmall), next);
    }),
  );
}

/** All forms with a remark print the payer. */
function truthOf(kind: keyof typeof PER_KIND, isSmall: boolean): string {
  if (kind === 'business') return 'eligible business_keyword';
  if (kind === 'personal') return 'rejected personal_keyword';
  return isSmall ? 'rejected below_floor' : 'rejected no_business_signal';
}

function rowOf(form: Form, remark: string, amountMinor: bigint, truth: string, next: Next): LabelledRow {
  const session = `0000${10 + next(89)}26${two(1 + next(12))}${two(1 + next(28))}${digits(18, next)}`;
  const slots: Record<string, string> = {
    remark,
    session,
    who: pick(WHO[form.side], next),
    bank: pick(BANKS, next),
    month: pick(MONTHS, next),
    holder: HOLDER,
    holdercut: 'BRIGHT LOOM STUD',
    long: `9${digits(19, next)}`,
    phone: `080${digits(8, next)}`,
    four: `7${digits(3, next)}`,
    day: `2026${two(1 + next(12))}${two(1 + next(28))}`,
  };
  const narration = form.text.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '');
  return { form: form.id, side: form.side, credit: form.credit, amountMinor, narration, truth };
}

type Next = (below: number) => number;

/** Park and Miller's generator: the same rows on every machine. */
function numbers(seed: number): Next {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const pick = <T>(from: readonly T[], next: Next): T => from[next(from.length)] as T;
const two = (number: number): string => String(number).padStart(2, '0');
const digits = (count: number, next: Next): string => Array.from({ length: count }, () => next(10)).join('');
