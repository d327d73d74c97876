/** What people write before an amount. All currencies served have a hundred minor units. */
const SYMBOLS: Readonly<Record<string, string>> = {
  NGN: '₦',
  GHC: 'GH₵',
  KSH: 'KSh',
  ZAR: 'R',
  USD: '$',
  GBP: '£',
  EUR: '€',
};

/** `-1234567n` → `-12,345.67`. */
export function moneyText(minor: bigint): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  const units = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${minor < 0n ? '-' : ''}${units}.${digits.slice(-2)}`;
}

/** The same with the currency's sign: `₦ 12,345.67`. */
export function moneyWithSymbol(minor: bigint, currency: string): string {
  return `${SYMBOLS[currency] ?? currency} ${moneyText(minor)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-09` → `9 Mar 2026`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}
