import type { Institution } from './wire.ts';

export interface Group {
  country: string;
  business: boolean;
  institutions: readonly Institution[];
}

/**
 * The institutions of a country (`null`: all) whose name has each word of the query at the start of a word, or the
 * query anywhere. Grouped by country, personal before business; the order of the directory is kept in a group.
 */
export function findInstitutions(all: readonly Institution[], query: string, country: string | null): Group[] {
  const wanted = plain(query);
  const parts = wanted.split(' ').filter(Boolean);
  const groups = new Map<string, { country: string; business: boolean; institutions: Institution[] }>();
  for (const institution of all) {
    if (country !== null && institution.country !== country) continue;
    if (!matches(plain(institution.name), wanted, parts)) continue;
    const business = institution.type.startsWith('BUSINESS');
    const key = `${institution.country} ${business ? 1 : 0}`;
    const group = groups.get(key) ?? { country: institution.country, business, institutions: [] };
    group.institutions.push(institution);
    groups.set(key, group);
  }
  const order = countriesOf(all);
  return [...groups.values()].sort(
    (a, b) => order.indexOf(a.country) - order.indexOf(b.country) || Number(a.business) - Number(b.business),
  );
}

/** The countries in the order of the directory. */
export function countriesOf(all: readonly Institution[]): string[] {
  return [...new Set(all.map((institution) => institution.country))];
}

function matches(name: string, wanted: string, parts: readonly string[]): boolean {
  if (parts.length === 0) return true;
  const inWords = parts.every((part) => name.split(' ').some((word) => word.startsWith(part)));
  return inWords || name.replaceAll(' ', '').includes(wanted.replaceAll(' ', ''));
}

/** Lower case, without accents and signs. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
