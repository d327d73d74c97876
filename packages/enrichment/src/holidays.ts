import { dayInMonth, dayNumber, monthOf, weekday } from './calendar.ts';
import type { Country } from './row.ts';

/**
 * Public holidays by country, as month and day. Those that follow the moon (Eid el-Fitr, Eid el-Kabir, Maulud) are
 * proclaimed days before and are left out: a guess would move a date that stays.
 */
const FIXED: Readonly<Record<Country, readonly string[]>> = {
  ng: ['01-01', '05-01', '06-12', '10-01', '12-25', '12-26'],
  gh: ['01-01', '01-07', '03-06', '05-01', '07-01', '09-21', '12-25', '12-26'],
  ke: ['01-01', '05-01', '06-01', '10-10', '10-20', '12-12', '12-25', '12-26'],
  za: ['01-01', '03-21', '04-27', '05-01', '06-16', '08-09', '09-24', '12-16', '12-25', '12-26'],
};

const known: Readonly<Record<Country, Map<number, ReadonlySet<number>>>> = {
  ng: new Map(),
  gh: new Map(),
  ke: new Map(),
  za: new Map(),
};
/** Rows may carry any year: the memory stays small. */
const YEARS_KEPT = 200;

/** Saturdays, Sundays and public holidays: days on which no salary run is posted. */
export function isDayOff(day: number, country: Country): boolean {
  if (weekday(day) >= 5) return true;
  const years = known[country];
  const year = Math.floor(monthOf(day) / 12);
  let holidays = years.get(year);
  if (holidays === undefined) {
    if (years.size >= YEARS_KEPT) years.clear();
    holidays = holidaysOf(year, country);
    years.set(year, holidays);
  }
  return holidays.has(day);
}

function holidaysOf(year: number, country: Country): ReadonlySet<number> {
  const days = new Set<number>();
  for (const monthDay of FIXED[country]) {
    const day = dayNumber(`${String(year).padStart(4, '0')}-${monthDay}`);
    days.add(day);
    // A Sunday's holiday is kept on the Monday.
    if (weekday(day) === 6) days.add(day + 1);
  }
  const easter = easterSunday(year);
  return days.add(easter - 2).add(easter + 1);
}

/** Method: J.-M. Oudin's form of the Gregorian Easter rule (1940). */
function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((century - 17) / 25);
  let moon = (century - Math.floor(century / 4) - Math.floor((century - correction) / 3) + 19 * golden + 15) % 30;
  moon -=
    Math.floor(moon / 28) * (1 - Math.floor(moon / 28) * Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const sunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const offset = moon - sunday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dayInMonth(year * 12 + month - 1, offset + 28 - 31 * Math.floor(month / 4));
}

/** How a day off is avoided: kept, or moved to the working day before or after. */
export type Roll = 'none' | 'before' | 'after';

/** More days off in a row than any calendar has. */
const MOST_DAYS_OFF = 10;

export function rolled(day: number, roll: Roll, country: Country): number {
  if (roll === 'none') return day;
  const step = roll === 'before' ? -1 : 1;
  let moved = day;
  for (let tries = 0; tries < MOST_DAYS_OFF && isDayOff(moved, country); tries++) moved += step;
  return moved;
}
