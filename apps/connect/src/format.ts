import { words } from './words.ts';

/** Where the contract's spelling is not ISO 4217. */
const ISO: Readonly<Record<string, string>> = { GHC: 'GHS', KSH: 'KES' };

/** `amountMinor` in hundredths of the unit. */
export function money(amountMinor: number, currency: string): string {
  const code = ISO[currency] ?? currency;
  try {
    return new Intl.NumberFormat(words.locale, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    }).format(amountMinor / 100);
  } catch {
    return `${(amountMinor / 100).toFixed(2)} ${code}`;
  }
}

/** A calendar day, `YYYY-MM-DD`, in words. */
export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

export function count(value: number): string {
  return new Intl.NumberFormat(words.locale).format(value);
}

/** `••••` and the last four; short numbers stay whole, there is nothing to hide. */
export function masked(accountNumber: string): { shown: string; tail: string } {
  const tail = accountNumber.slice(-4);
  return { shown: accountNumber.length > 4 ? `•••• ${tail}` : tail, tail };
}

export function fileSize(bytes: number): string {
  const mebi = bytes / 1024 / 1024;
  return mebi >= 1 ? `${Math.floor(mebi * 10) / 10} MB` : `${Math.max(1, Math.floor(bytes / 1024))} kB`;
}

/** The name of a country by its two letters. */
export function country(code: string): string {
  try {
    return new Intl.DisplayNames([words.locale], { type: 'region' }).of(code.toUpperCase()) ?? code.toUpperCase();
  } catch {
    return code.toUpperCase();
  }
}
