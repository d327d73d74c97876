import type { Random } from './random.ts';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** References, phones and dates as banks print them. Throws on a slot that does not exist. */
export function code(slot: string, random: Random): string {
  const counted = /^([naAh])(\d+)$/.exec(slot);
  if (counted) return characters(counted[1] ?? 'n', Number(counted[2]), random);
  const fixed = FIXED[slot];
  if (fixed) return fixed(random);
  throw new Error(`no slot ${slot}`);
}

function characters(kind: string, count: number, random: Random): string {
  if (kind === 'n') return random.characters(DIGITS, count);
  if (kind === 'h') return random.characters('0123456789abcdef', count);
  return random.characters(kind === 'A' ? LETTERS : LETTERS + DIGITS + DIGITS, count);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** [day, month, year], the month from 1. */
function day(random: Random): readonly [string, number, number] {
  return [two(1 + random.below(28)), 1 + random.below(12), 2023 + random.below(4)];
}

function month(random: Random): string {
  return random.pick(MONTHS);
}

function phone(prefixes: readonly string[], digits: number, random: Random): string {
  return `${random.pick(prefixes)}${random.characters(DIGITS, digits)}`;
}

const FIXED: Readonly<Record<string, (random: Random) => string>> = {
  /** NIP session id: institution, moment, twelve digits. */
  session: (random) => {
    const [date, monthNumber, year] = day(random);
    const institution = random.pick(['000013', '000014', '000015', '000016', '090405', '090267', '100004', '000004']);
    const moment = `${two(year % 100)}${two(monthNumber)}${date}${two(random.below(24))}${two(random.below(60))}`;
    return `${institution}${moment}${two(random.below(60))}${random.characters(DIGITS, 12)}`;
  },
  feevat: (random) => random.pick(['10.75', '26.875', '53.75']),
  phone: (random) => phone(['0803', '0706', '0810', '0905', '0812', '0913'], 7, random),
  phonemask: (random) => `${phone(['803', '706', '810', '091'], 3, random)}XXXX`,
  phone254: (random) => phone(['2547', '2541'], 8, random),
  mphone: (random) => `2547******${random.characters(DIGITS, 3)}`,
  phone233: (random) => phone(['23324', '23355', '23320'], 7, random),
  phone27: (random) => phone(['2782', '2773', '082'], 7, random),
  'dd/mm/yyyy': (random) =>
    day(random)
      .map((part) => (typeof part === 'number' ? two(part) : part))
      .join('/'),
  'dd-mm-yyyy': (random) =>
    day(random)
      .map((part) => (typeof part === 'number' ? two(part) : part))
      .join('-'),
  ddmmyyyy: (random) =>
    day(random)
      .map((part) => (typeof part === 'number' ? two(part) : part))
      .join(''),
  'yyyy-mm-dd': (random) =>
    [...day(random)]
      .reverse()
      .map((part) => (typeof part === 'number' ? two(part) : part))
      .join('-'),
  'dd/mm/yy': (random) => {
    const [date, monthNumber, year] = day(random);
    return `${date}/${two(monthNumber)}/${two(year % 100)}`;
  },
  ddMONyy: (random) => {
    const [date, monthNumber, year] = day(random);
    return `${date}-${(MONTHS[monthNumber - 1] ?? 'may').slice(0, 3).toUpperCase()}-${two(year % 100)}`;
  },
  'dd/mm': (random) => `${day(random)[0]}/${two(1 + random.below(12))}`,
  dd: (random) => day(random)[0],
  yyyy: (random) => String(2023 + random.below(4)),
  MON: (random) => month(random).slice(0, 3).toUpperCase(),
  Mon: (random) => {
    const name = month(random).slice(0, 3);
    return name.charAt(0).toUpperCase() + name.slice(1);
  },
  month: (random) => month(random),
  MONTH: (random) => month(random).toUpperCase(),
};
