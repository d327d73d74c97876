import { createBooks } from '../books.ts';
import type { Context, Decision } from '../decide.ts';
import { decide } from '../decide.ts';
import { createRowReader, type ReadRow, type UpstreamTransaction } from '../read-row.ts';
import { compileRuleset, DEFAULT_RULESET, type RulesetSource } from '../ruleset.ts';

const HOLDER = 'BRIGHT LOOM STUDIOS LTD';
const reader = createRowReader({ holder: HOLDER });

/** A settled credit of ₦50,000 in naira, but for what is said. */
export function aTransaction(said: Partial<UpstreamTransaction> = {}): UpstreamTransaction {
  return {
    id: 'tx_1',
    narration: '',
    type: 'credit',
    amountMinor: 5_000_000n,
    currency: 'NGN',
    status: 'posted',
    ...said,
  };
}

export const readRow = (said: Partial<UpstreamTransaction> = {}): ReadRow => reader.read(aTransaction(said));

export function aContext(rules: Partial<RulesetSource> = {}, rest: Partial<Context> = {}): Context {
  return { ruleset: compileRuleset({ ...DEFAULT_RULESET, ...rules }), books: createBooks({}), ...rest };
}

export function decided(said: Partial<UpstreamTransaction>, context: Context = aContext()): Decision {
  return decide(readRow(said), context);
}

/** The decision, its rule and its detail: `rejected 8 no_business_signal`. */
export const outcome = ({ decision, rule, detail }: Decision): string => `${decision} ${rule} ${detail}`;
