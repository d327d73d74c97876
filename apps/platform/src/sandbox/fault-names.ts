/** What may be ordered to go wrong, and where. A typo that ordered nothing would pass for health. */

interface Kind {
  /** Names under the target's first word; null: the target has one word alone. `*` stands for all. */
  names: readonly string[] | null;
  faults: readonly string[];
  /** Faults that name a code after a colon, such as `decline:51`. */
  withCode?: readonly string[];
}

/** Codes and names of the rail: payments contract, 15. */
const RAIL: Kind = {
  names: ['nip'],
  faults: [
    ...['timeout', 'timeout_then_success', 'timeout_not_received', 'slow', 'unavailable', 'rail_down', 'rail_500'],
    ...['garbage', 'duplicate', 'late_success', 'late_reversal', 'callback_twice', 'callback_disorder'],
    ...['wrong_amount', 'wrong_session', 'credit_timeout', 'name_enquiry_down'],
  ],
  withCode: ['decline', 'code', 'timeout_then_decline', 'slow'],
};
/** Direct-charge contract, 11. */
const WHATSAPP: Kind = {
  names: null,
  faults: [
    ...['duplicate', 'out_of_order', 'bad_signature', 'key_rotated', 'window_closed', 'rate_limited', 'undeliverable'],
    ...['unavailable', 'slow', 'double_tap', 'wrong_passcode', 'late_approval', 'race_cancel', 'hidden_phone'],
    'no_nfm_reply',
  ],
};
/** Lookup contract, 7; and the credit bureau of affordability checks. */
const REGISTRY: Kind = {
  names: [
    ...['bvn', 'nin', 'cac', 'tin', 'passport', 'license', 'account', 'address', 'credit', 'watchlist', 'face'],
    'credit_bureau',
  ],
  faults: [
    ...['unavailable', 'timeout', 'slow', 'garbage', 'reset', 'wrong_otp', 'otp_not_sent', 'not_found', 'no_photo'],
    ...['nulls', 'one_bureau_down', 'pdf_stuck', 'match_flips'],
  ],
};
const WEBHOOK: Kind = {
  names: null,
  faults: ['timeout', 'unavailable', 'slow', 'garbage', 'reset'],
  withCode: ['decline'],
};

const kinds = (slugs: readonly string[]): Readonly<Record<string, Kind>> => ({
  connector: {
    names: slugs,
    faults: ['timeout', 'unavailable', 'slow', 'garbage', 'reset', 'wrong_otp'],
    withCode: ['decline'],
  },
  rail: RAIL,
  webhook: WEBHOOK,
  whatsapp: WHATSAPP,
  registry: REGISTRY,
});

/** @returns what is wrong with an order, by field, with the names that are accepted. `slugs`: of the directory's banks. */
export function faultMistakes(
  { target, fault }: { target: string; fault: string },
  slugs: readonly string[],
): { field: 'target' | 'fault'; message: string }[] {
  const all = kinds(slugs);
  const [word = '', ...rest] = target.split(':');
  const kind = Object.hasOwn(all, word) ? all[word] : undefined;
  if (!kind)
    return [{ field: 'target', message: `target must be one of: ${Object.entries(all).map(form).join(', ')}` }];
  const named = rest.join(':');
  const isKnown = kind.names === null ? rest.length === 0 : concernsAny(named, kind.names);
  if (!isKnown) {
    const names = kind.names === null ? word : [...kind.names, '*'].map((name) => `${word}:${name}`).join(', ');
    return [{ field: 'target', message: `target must be one of: ${names}` }];
  }
  const [name = '', code] = fault.split(':');
  const fits =
    code === undefined ? kind.faults.includes(name) : kind.withCode?.includes(name) && /^\d{2,3}$/.test(code);
  if (fits) return [];
  const accepted = [...kind.faults, ...(kind.withCode ?? []).map((each) => `${each}:<code>`)];
  return [{ field: 'fault', message: `fault must be one of: ${accepted.join(', ')}, for ${word}` }];
}

const form = ([word, { names }]: [string, Kind]): string =>
  names === null
    ? word
    : `${word}:${word === 'connector' ? '<slug of an institution>' : names.join(`, ${word}:`)}, ${word}:*`;

function concernsAny(ordered: string, names: readonly string[]): boolean {
  if (!ordered.endsWith('*')) return names.includes(ordered);
  return names.some((name) => name.startsWith(ordered.slice(0, -1)));
}
