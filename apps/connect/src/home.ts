import type { Institution } from './wire.ts';

/** Where people with this clock on their device are. Others may be travelling: most institutions are Nigerian. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Africa/Accra': 'gh',
  'Africa/Nairobi': 'ke',
  'Africa/Johannesburg': 'za',
};

export function homeCountry(timeZone: string | undefined): string {
  return COUNTRIES[timeZone ?? ''] ?? 'ng';
}

/** The institutions of the country first, the others as they were. */
export function homeFirst(institutions: readonly Institution[], country: string): Institution[] {
  const home = (institution: Institution): number => (institution.country === country ? 0 : 1);
  return [...institutions].sort((a, b) => home(a) - home(b));
}
