/** What can be set, its default and what may stand there. Source: payments contract 1.4, 7.1, 11. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import type { FieldProblem } from '@kente/kit/errors';
import { readLagosDay } from '../lagos-day.ts';

/** Reads what an operator wrote; undefined: it does not fit. */
interface Setting<Value> {
  standard: unknown;
  expected: string;
  read(written: unknown): Value | undefined;
}

const count = (standard: number, most: number): Setting<number> => ({
  standard,
  expected: `an integer from 0 to ${most}`,
  read: (written) =>
    Number.isInteger(written) && (written as number) >= 0 && (written as number) <= most
      ? (written as number)
      : undefined,
});
const flag = (standard: boolean): Setting<boolean> => ({
  standard,
  expected: 'true or false',
  read: (written) => (typeof written === 'boolean' ? written : undefined),
});
const text = (standard: string, pattern: RegExp, expected: string): Setting<string> => ({
  standard,
  expected,
  read: (written) => (typeof written === 'string' && pattern.test(written) ? written : undefined),
});
const UNITS: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };
/** In milliseconds. */
const duration = (standard: string, mostMs: number): Setting<number> => ({
  standard,
  expected: `a duration like 30s, 15m, 1h or 2d, at most ${mostMs / HOUR_MS}h`,
  read(written) {
    const [, digits, unit = ''] = (typeof written === 'string' && /^(\d{1,7})([smhd])$/.exec(written)) || [];
    const ms = Number(digits) * (UNITS[unit] ?? Number.NaN);
    return ms <= mostMs ? ms : undefined;
  },
});
/** Kobo. */
const kobo = (standard: number): Setting<bigint> => ({
  standard,
  expected: 'a positive integer of kobo',
  read: (written) => (Number.isSafeInteger(written) && (written as number) > 0 ? BigInt(written as number) : undefined),
});
/** Minutes after Lagos midnight. */
const clockTime = (standard: string): Setting<number> => ({
  standard,
  expected: 'a time of day in Lagos like 23:00',
  read(written) {
    const [, hour, minute] = (typeof written === 'string' && /^([01]\d|2[0-3]):([0-5]\d)$/.exec(written)) || [];
    return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
  },
});
const days: Setting<ReadonlySet<string>> = {
  standard: [],
  expected: 'a list of at most 400 days like 2026-12-25',
  read: (written) =>
    Array.isArray(written) &&
    written.length <= 400 &&
    written.every((day) => typeof day === 'string' && day.length === 10 && readLagosDay(day))
      ? new Set(written as string[])
      : undefined,
};

export interface SettlementAccount {
  account_name: string;
  account_number: string;
  /** CBN or NIP code. */
  bank_code: string;
}
const account: Setting<SettlementAccount | null> = {
  standard: null,
  expected: '{"account_name", "account_number" of 10 digits, "bank_code"}, or null',
  read(written) {
    if (written === null) return null;
    const { account_name, account_number, bank_code } = Object(written) as Record<string, unknown>;
    const fits =
      typeof account_name === 'string' &&
      /^.{1,100}$/.test(account_name) &&
      typeof account_number === 'string' &&
      /^\d{10}$/.test(account_number) &&
      typeof bank_code === 'string' &&
      /^\d{3,6}$/.test(bank_code);
    return fits ? { account_name, account_number, bank_code } : undefined;
  },
};
const ANY_TEXT = /^[^\p{Cc}]{1,100}$/u;

const SETTINGS = {
  /** Attempts that may follow the first failure on a Lagos day. */
  'retry.funds_more': count(5, 1_000),
  'retry.other_more': count(10, 1_000),
  'mandate.authorise_window': duration('1h', 7 * DAY_MS),
  'mandate.link_ttl': duration('24h', 30 * DAY_MS),
  'mandate.ready_delay': duration('24h', 30 * DAY_MS),
  'mandates.allow_signed': flag(false),
  'mandates.legacy_otp': flag(false),
  'mandates.selfie': flag(false),
  'sweep.partial': flag(false),
  'debit.instant_beneficiary': flag(false),
  /** How long a caller waits for the bank. */
  'debit.wait': duration('30s', 55 * SECOND_MS),
  'checkout.ttl': duration('30m', DAY_MS),
  /** When what is pending becomes a payout. */
  'settlement.cut': clockTime('00:00'),
  'settlement.run_at': clockTime('23:00'),
  /** Banking days from the day that was cut to the transfer. */
  'settlement.days': count(1, 30),
  'settlement.holidays': days,
  /** Where payouts go. */
  'settlement.account': account,
  'webhook.settlement_events': flag(false),
  /** Per debit, and per account and Lagos day. */
  'limit.personal': kobo(2_500_000_000),
  'limit.corporate': kobo(25_000_000_000),
  /** What `documentation` in answers begins with. */
  'docs.base': text('https://mono.co/docs', /^https?:\/\/[^\s"]{1,200}$/, 'a URL'),
  /** Who a debit is told to have gone to. */
  'beneficiary.bank_code': text('000', /^\d{3,6}$/, '3 to 6 digits'),
  'beneficiary.bank_name': text('MONO SETTLEMENT WALLET', ANY_TEXT, 'a text of at most 100 characters'),
  'beneficiary.account_name': text('Mono', ANY_TEXT, 'a text of at most 100 characters'),
  'beneficiary.account_number': text('P000001', /^[A-Z0-9]{1,20}$/, 'at most 20 capitals and digits'),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

type Specs = typeof SETTINGS;
export type SettingName = keyof Specs;
/** Every setting by the contract's name. Durations in milliseconds, times of day in minutes, sums in kobo. */
export type PaymentSettings = { readonly [Name in SettingName]: Exclude<ReturnType<Specs[Name]['read']>, undefined> };
/** As it is written and kept: JSON. */
export type WrittenSettings = Readonly<Record<string, unknown>>;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];
const specOf = (name: string): Setting<unknown> | undefined =>
  Object.hasOwn(SETTINGS, name) ? (SETTINGS as Readonly<Record<string, Setting<unknown>>>)[name] : undefined;

/** The defaults, as they would be written. */
export const standardSettings = (): WrittenSettings =>
  Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].standard]));

/** Every mistake: names that are not there, values that do not fit. */
export function settingProblems(written: WrittenSettings): FieldProblem[] {
  return Object.entries(written).flatMap(([name, value]) => {
    const spec = specOf(name);
    if (!spec) return [{ field: name, message: `${name} is not a setting of payments` }];
    return spec.read(value) === undefined ? [{ field: name, message: `${name} must be ${spec.expected}` }] : [];
  });
}

/** Later layers win. What does not fit (a setting that was narrowed since) is as the layer before has it. */
export function settled(...layers: readonly WrittenSettings[]): PaymentSettings {
  const value = (name: SettingName): unknown => {
    const spec: Setting<unknown> = SETTINGS[name];
    return [standardSettings(), ...layers].reduce<unknown>((found, layer) => {
      const read = Object.hasOwn(layer, name) ? spec.read(layer[name]) : undefined;
      return read === undefined ? found : read;
    }, undefined);
  };
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, value(name)])) as unknown as PaymentSettings;
}
