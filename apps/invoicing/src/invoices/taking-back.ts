import { RULESET_VERSION, type Suggestion } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { InvoicesDeps } from './deps.ts';
import { rejectDraft } from './drafting.ts';
import type { TakenBack } from './face.ts';
import { isRetained } from './states.ts';
import { liveWithStates, lockTransactions } from './store/allocations.ts';
import { putSuggestions } from './store/suggestions.ts';

/** The bank took rows back: money that is gone pays nothing. Source: contract 10 step 7. */
export async function takeBack(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  pairs: readonly TakenBack[],
): Promise<void> {
  if (pairs.length === 0) return;
  const ids = pairs.map(({ transactionId }) => transactionId);
  await lockTransactions(tx, tenant, ids);
  const live = Map.groupBy(await liveWithStates(tx, tenant, ids), ({ transactionId }) => transactionId);
  const suggested = [];
  for (const { accountId, transactionId, by } of pairs) {
    const registered = (live.get(transactionId) ?? []).filter(({ invoiceState }) => isRetained(invoiceState as never));
    await rejectDraft(deps, tx, tenant, { accountId, transactionId }, `The bank took the money back (${by}).`);
    const invoices = [...new Set(registered.map(({ invoiceId }) => invoiceId))];
    if (invoices.length > 0) suggested.push({ transactionId: by, accountId, suggestions: [aCreditNote(invoices)] });
  }
  await putSuggestions(tx, tenant, suggested, deps.clock.now());
}

/** The authority has the invoices: only a credit note takes them back, and a person makes it. */
const aCreditNote = (creditNotesFor: readonly string[]): Suggestion => ({
  ...{ rule: 'reversal', lines: [], reverses: [], creditNotesFor, score: 1, certain: false },
  evidence: {
    features: [{ name: 'same', value: 'amount', contribution: 1 }],
    sentence: 'The bank took back the payment of a signed invoice: it needs a credit note.',
    ...{ runnerUp: null, rulesetVersion: RULESET_VERSION },
  },
});
