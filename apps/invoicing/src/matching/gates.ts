import { currencyCode } from './normalise.ts';
import type { BankTransaction, InvoiceState, OpenInvoice } from './subjects.ts';

/** Why a pair may never be offered, however well it fits. */
export type Gate =
  | 'other_tenant'
  | 'currency'
  | 'invoice_state'
  | 'nothing_open'
  | 'direction'
  | 'dismissed'
  | 'not_settled'
  | 'reversed'
  | 'nothing_to_allocate';

const PAYABLE: ReadonlySet<InvoiceState> = new Set(['REVIEWED', 'VALIDATED', 'SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN']);

/** A pair that a person dismissed, as it is kept. */
export const pairKey = (transactionId: string, invoiceId: string): string => `${transactionId} ${invoiceId}`;

/** Every gate that is shut; none means that the pair may be matched. */
export function shutGates(
  transaction: BankTransaction,
  invoice: OpenInvoice,
  dismissed: ReadonlySet<string>,
): readonly Gate[] {
  const fits = transaction.direction === 'credit' ? 'invoice' : 'credit_note';
  const sameTenant =
    transaction.organisationId === invoice.organisationId && transaction.environmentId === invoice.environmentId;
  const shut: readonly (readonly [boolean, Gate])[] = [
    [!sameTenant, 'other_tenant'],
    [currencyCode(transaction.currency) !== currencyCode(invoice.currency), 'currency'],
    [!PAYABLE.has(invoice.state), 'invoice_state'],
    [invoice.open <= 0n, 'nothing_open'],
    [invoice.kind !== fits, 'direction'],
    [dismissed.has(pairKey(transaction.id, invoice.id)), 'dismissed'],
    [transaction.status === 'pending', 'not_settled'],
    [transaction.status === 'reversed', 'reversed'],
    [transaction.unallocated <= 0n, 'nothing_to_allocate'],
  ];
  return shut.filter(([isShut]) => isShut).map(([, gate]) => gate);
}
