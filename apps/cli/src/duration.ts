import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import { Failure } from './terminal.ts';

const UNITS: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

/** `30d`, `24h`, `1d12h`, `0` → milliseconds. @throws Failure for anything else. */
export function durationMs(text: string): number {
  if (text === '0') return 0;
  if (!/^(?:\d{1,6}[smhd])+$/.test(text))
    throw new Failure(`"${text}" is no duration. Write it like 30d, 24h, 90m or 1d12h.`, 2);
  let sum = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+)([smhd])/g)) sum += Number(amount) * (UNITS[unit] ?? 0);
  return sum;
}
