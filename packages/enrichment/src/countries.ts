import { type CompiledCountry, compileCountry } from './compile/country.ts';
import type { CountryData, CountryFacts } from './data/country-data.ts';
import { GHANA } from './data/gh/index.ts';
import { KENYA } from './data/ke/index.ts';
import { NIGERIA } from './data/ng/index.ts';
import { SOUTH_AFRICA } from './data/za/index.ts';
import type { Country } from './row.ts';

/** Named in every result; goes up with any change to the data or to what reads it. */
export const RULESET_VERSION = '2026.11.2';

export const COUNTRIES: Readonly<Record<Country, CountryData>> = {
  ng: NIGERIA,
  gh: GHANA,
  ke: KENYA,
  za: SOUTH_AFRICA,
};

const ready = new Map<Country, CompiledCountry>();

/** A country's data, made ready on first use and kept. */
export function compiledCountry(country: Country): CompiledCountry {
  const held = ready.get(country);
  if (held !== undefined) return held;
  const compiled = compileCountry(COUNTRIES[country], `${country}-${RULESET_VERSION}`);
  ready.set(country, compiled);
  return compiled;
}

/** Pay days, levies and usual charges of a country. */
export function factsOf(country: Country): CountryFacts {
  return COUNTRIES[country].facts;
}
