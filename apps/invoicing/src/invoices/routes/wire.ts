import { toWire } from '@kente/kit/money';
import type { Suggestion } from '../../matching/index.ts';
import type { KeptAllocation } from '../allocation-record.ts';
import type { Business } from '../business.ts';
import type { WholeInvoice } from '../create-invoices.ts';
import type { Invoice } from '../invoice.ts';
import type { Match } from '../suggesting.ts';

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An invoice as the contract spells it. Source: contract 4.3. */
export function invoiceOnWire(invoice: Invoice, environment: string) {
  const { content, evidence } = invoice;
  const { counterparty } = evidence;
  return {
    ...{ id: invoice.id, number: invoice.number, irn: invoice.irn, status: invoice.state, source: invoice.source },
    ...{ environment, accountId: invoice.accountId, transactionId: invoice.transactionId, traceId: invoice.traceId },
    ...{ currency: invoice.currency, gross: toWire(invoice.gross), net: toWire(invoice.net), vat: toWire(invoice.vat) },
    ...{ vatRateBp: invoice.vatRateBp, paid: toWire(invoice.allocated), invoiceTypeCode: invoice.typeCode },
    ...{ issueDate: invoice.issueDate, dueDate: invoice.dueDate },
    counterparty: { name: counterparty.name, account_number: counterparty.accountNumber, bank: counterparty.bank },
    ...{ description: evidence.description, reference: evidence.reference, tags: [...evidence.tags] },
    ...{ paymentStatus: invoice.paymentStatus, kind: content.kind, buyer: content.buyer, note: content.note },
    ...{ paymentTerms: content.paymentTerms, buyerReference: content.buyerReference },
    orderReference: content.orderReference,
    lines: content.lines.map(({ quantityMilli, priceMinor, netMinor, ...line }) => ({
      ...{ ...line, quantity: quantityMilli / 1_000, price: priceMinor, net: netMinor },
    })),
    billing_reference: content.billingReferences.map(({ irn, issueDate }) => ({ irn, issue_date: issueDate })),
    ...{ eligibility: invoice.eligibility, reviewer: invoice.reviewedBy, validatedAt: time(invoice.validatedAt) },
    ...{ documentHash: invoice.documentHash, signedAt: time(invoice.signedAt) },
    ...{ transmittedAt: time(invoice.transmittedAt), version: invoice.version },
    createdAt: invoice.createdAt.toISOString(),
  };
}

export function wholeOnWire({ invoice, allocations, history }: WholeInvoice, environment: string) {
  return {
    ...invoiceOnWire(invoice, environment),
    allocations: allocations.map(allocationOnWire),
    history: history.map(({ state, at, ...entry }) => ({ ...entry, status: state, at: at.toISOString() })),
  };
}

export const allocationOnWire = ({ amount, createdAt, reversedAt, ...allocation }: KeptAllocation) => ({
  ...allocation,
  amount: toWire(amount),
  createdAt: createdAt.toISOString(),
  reversedAt: time(reversedAt),
});

export function matchOnWire({ transaction, suggestion }: Match) {
  const { id, accountId, amount, unallocated, currency, date, text, counterparty } = transaction;
  const { rule, score, certain, lines, evidence } = suggestion;
  return {
    transaction: {
      ...{ id, accountId, amount: toWire(amount), unallocated: toWire(unallocated), currency, date, text },
      counterparty: counterparty.name,
    },
    ...{ rule, score, certain, lines: lines.map((line) => ({ ...line, amount: toWire(line.amount) })), evidence },
  };
}

export const suggestionOnWire = ({ lines, reverses, creditNotesFor, ...suggestion }: Suggestion) => ({
  ...{ ...suggestion, reverses: [...reverses], creditNotesFor: [...creditNotesFor] },
  lines: lines.map((line) => ({ ...line, amount: toWire(line.amount) })),
});

/** Without the keys themselves. */
export function businessOnWire({ vat, line, cryptoKeys, ...business }: Business) {
  return {
    ...business,
    ...{ vatMode: vat.mode, vatRateBp: vat.rateBp, ...line, hasCryptoKeys: cryptoKeys !== null },
  };
}
