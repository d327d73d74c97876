import { isOptIn } from '../types.ts';

/** All standard events: what an endpoint gets that names none. */
export const ALL_STANDARD = '*';
export const ALL_TRANSACTION_EVENTS = 'transaction.*';

/** The names in an endpoint's filter that let an event of this type through. Opt-in events pass only when named. */
export function namesThatSelect(type: string): string[] {
  const names = isOptIn(type) ? [type] : [ALL_STANDARD, type];
  return type.startsWith('transaction.') ? [...names, ALL_TRANSACTION_EVENTS] : names;
}

/** A filter as it is kept: no name twice, and `*` for one that names nothing. */
export function normalFilter(filter: readonly string[]): string[] {
  return filter.length === 0 ? [ALL_STANDARD] : [...new Set(filter)];
}

export function isSubscribed(filter: readonly string[], type: string): boolean {
  const selecting = namesThatSelect(type);
  return normalFilter(filter).some((name) => selecting.includes(name));
}
