import type { InvoicingRoute } from '../../api/route.ts';
import { allocate, listMatches, reverseAllocation } from './allocations.ts';
import { getBusiness, putBusiness } from './business.ts';
import { confirmInvoice } from './confirm-invoice.ts';
import { creditNote } from './credit-note.ts';
import { dismissMatch } from './dismiss-match.ts';
import { editInvoice } from './edit-invoice.ts';
import { getInvoice } from './get-invoice.ts';
import { listInvoices } from './list-invoices.ts';
import { getMatching, putMatching } from './matching-settings.ts';
import { putCollectors, putPayoutBatch } from './payouts.ts';
import { rejectInvoice } from './reject-invoice.ts';
import { showPdf, showQr } from './show-invoice.ts';
import { showUbl } from './show-ubl.ts';
import { signInvoice } from './sign-invoice.ts';
import { listSuggestions } from './suggestions.ts';
import { transmitInvoice } from './transmit-invoice.ts';
import { validateInvoice } from './validate-invoice.ts';

export const invoiceRoutes: readonly InvoicingRoute[] = [
  ...[listInvoices, getInvoice, editInvoice, confirmInvoice, rejectInvoice, validateInvoice, signInvoice],
  ...[transmitInvoice, showQr, showPdf, showUbl, creditNote, listMatches, dismissMatch, allocate, reverseAllocation],
  ...[getBusiness, putBusiness, listSuggestions, getMatching, putMatching, putCollectors, putPayoutBatch],
];
