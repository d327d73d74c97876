/** Amounts for people. On the wire and in here they are whole minor units; no amount is ever a fraction. */

const SIGNS: Readonly<Record<string, string>> = { NGN: '₦', GHS: 'GH₵', KES: 'KSh ', ZAR: 'R ' };
/** As bankers print it: no line ends inside an amount. */
const MINUS = '−';

/** `₦107,500.00` of 10750000 kobo. */
export function money(minor: number, currency: string): string {
  const sign = SIGNS[currency] ?? `${currency} `;
  return `${minor < 0 ? MINUS : ''}${sign}${decimal(Math.abs(minor), true)}`.replaceAll(' ', '\u00a0');
}

/** `107500.00`: what stands in an input. */
export const editable = (minor: number): string => decimal(minor, false);

function decimal(minor: number, grouped: boolean): string {
  const digits = String(minor).padStart(3, '0');
  const whole = digits.slice(0, -2);
  return `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${digits.slice(-2)}`;
}

/** Largest amount that the API takes. */
const MOST = 1_000_000_000_000;

/** What a person typed, as minor units; null where it is no amount. `1,234.5` is 123450. */
export function readMoney(text: string): number | null {
  const [, whole, part = ''] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const minor = Number(whole.replaceAll(',', '') + part.padEnd(2, '0'));
  return minor <= MOST ? minor : null;
}

/** `7.5 %` of 750 basis points. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}\u00a0%`;

/** What a person typed as a percentage, in basis points; null where it is none. */
export function readPercent(text: string): number | null {
  const [, whole, part = ''] = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(text.replace('%', '').trim()) ?? [];
  if (whole === undefined) return null;
  const basisPoints = Number(whole + part.padEnd(2, '0'));
  return basisPoints <= 10_000 ? basisPoints : null;
}
