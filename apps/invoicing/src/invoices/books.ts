import type { BookEntries, ReadRow } from '../eligibility/index.ts';
import { aliasKeys, type BankTransaction, candidateKeys } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { knownPayees, openInvoicesFor, salesFor } from './store/books.ts';

/** What the books hold that these rows may hit, in three look-ups however many rows there are. */
export async function booksFor(db: Database, tenant: Tenant, rows: readonly ReadRow[]): Promise<BookEntries> {
  const credits = rows.filter(({ credit }) => credit);
  const debits = rows.filter(({ credit }) => !credit);
  const known = await knownPayees(db, tenant, [...new Set(rows.flatMap((row) => aliasKeys(payerOf(row))))]);
  return {
    customers: rows
      .filter((row) => row.counterparty !== null && aliasKeys(payerOf(row)).some((key) => known.has(key)))
      .map((row) => ({ name: row.counterparty ?? '', accountNumber: row.accountNumber })),
    openInvoices: credits.length === 0 ? [] : await openInvoicesFor(db, tenant, keysOf(tenant, credits)),
    sales: debits.length === 0 ? [] : await salesFor(db, tenant, keysOf(tenant, debits)),
  };
}

const payerOf = ({ counterparty, accountNumber }: ReadRow) => ({ name: counterparty, accountNumber });

function keysOf(tenant: Tenant, rows: readonly ReadRow[]) {
  return {
    numbers: [...new Set(rows.flatMap((row) => candidateKeys(asTransaction(tenant, row)).numbers))],
    amounts: [...new Set(rows.map(({ amountMinor }) => amountMinor))],
    currencies: [...new Set(rows.map(({ currency }) => currency))],
  };
}

const asTransaction = (tenant: Tenant, row: ReadRow): BankTransaction => ({
  ...{ organisationId: tenant.organisationId, environmentId: tenant.environmentId, id: row.id, accountId: '' },
  ...{ direction: row.credit ? 'credit' : 'debit', amount: row.amountMinor, unallocated: row.amountMinor },
  ...{ currency: row.currency, date: row.day ?? '', status: row.isSettled ? 'posted' : 'pending' },
  text: [row.remark ?? row.narration, ...row.referenceTokens].join(' '),
  ...{ counterparty: payerOf(row), reference: row.referenceTokens[0] ?? null, sessionId: row.sessionId },
  ...{ collectedBy: null, gateway: null, calledReversal: row.isReversal },
});
