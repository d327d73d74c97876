import { type Country, createEngine } from '@kente/enrichment';
import type { StoredTransaction } from '../../transactions/index.ts';

interface Drawn {
  reference: string | null;
  counterparty: { name: string; account_number: string | null; bank: string | null } | null;
}

/** What narrations tell where the bank tells nothing: contract 9.5. Null where it is not clear; nothing is made up. */
export function drawnFromNarrations(country: Country, holder: string): (row: StoredTransaction) => Drawn {
  const engine = createEngine({ country, holder });
  return (row) => {
    const { reference, sessionId, counterparty, accountNumber, bank } = engine.enrich(row);
    return {
      reference: reference ?? sessionId,
      counterparty: counterparty === null ? null : { name: counterparty, account_number: accountNumber, bank },
    };
  };
}
