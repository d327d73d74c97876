import { refuse } from '../api/refusals.ts';
import type { Buyer, Content, ContentLine, Invoice } from './invoice.ts';
import { isNamed } from './tax-invoice.ts';
import { divideHalfUp, taxOn } from './vat.ts';

/** A line as it is asked for. Price in minor units without tax, of one unit. */
export interface LineRequest extends Omit<ContentLine, 'quantityMilli' | 'unit' | 'netMinor' | 'priceMinor'> {
  /** Three decimals at most. Default 1. */
  readonly quantity?: number;
  /** UN/ECE recommendation 20. Default `EA`. */
  readonly unit?: string;
  readonly price: number;
}

/** What a person may change of an invoice; absent members stay. */
export interface Edit {
  readonly issueDate?: string;
  readonly dueDate?: string | null;
  readonly kind?: Content['kind'];
  readonly buyer?: Buyer | null;
  readonly lines?: readonly LineRequest[];
  readonly vatRateBp?: number;
  readonly note?: string | null;
  readonly paymentTerms?: string | null;
  readonly buyerReference?: string | null;
  readonly orderReference?: string | null;
}

/** The invoice with these changes, sums included. @throws Refusal 409 `conflict` below what was paid of it. */
export function edited(
  invoice: Invoice,
  edit: Edit,
): Pick<Invoice, 'issueDate' | 'dueDate' | 'content' | 'gross' | 'net' | 'vat' | 'vatRateBp'> {
  const { content } = invoice;
  const lines = edit.lines?.map(lineOf) ?? content.lines;
  const buyer = edit.buyer === undefined ? content.buyer : edit.buyer;
  const sums = sumsOf(invoice, lines, edit);
  if (sums.gross < invoice.allocated) {
    throw refuse(
      'conflict',
      `${invoice.allocated} of this invoice is paid: it cannot be ${sums.gross}. Reverse the allocation first.`,
    );
  }
  return {
    ...sums,
    issueDate: edit.issueDate ?? invoice.issueDate,
    dueDate: edit.dueDate === undefined ? invoice.dueDate : edit.dueDate,
    content: {
      ...content,
      ...{ lines, buyer, kind: edit.kind ?? kindOf(content, edit, buyer) },
      note: given(edit.note, content.note),
      paymentTerms: given(edit.paymentTerms, content.paymentTerms),
      buyerReference: given(edit.buyerReference, content.buyerReference),
      orderReference: given(edit.orderReference, content.orderReference),
    },
  };
}

const given = (wanted: string | null | undefined, kept: string | null): string | null =>
  wanted === undefined ? kept : wanted;

/** A buyer with a TIN is a business, unless somebody says that it is the government. */
function kindOf(content: Content, edit: Edit, buyer: Buyer | null): Content['kind'] {
  if (edit.buyer === undefined) return content.kind;
  if (buyer === null || !isNamed(buyer)) return 'B2C';
  return content.kind === 'B2C' ? 'B2B' : content.kind;
}

/** The tax that a receipt contains stays as it was split, to the kobo, while its lines and its rate stay. */
function sumsOf(invoice: Invoice, lines: readonly ContentLine[], { lines: others, vatRateBp: rate }: Edit) {
  const { net: oldNet, vat: oldVat, gross, vatRateBp: oldRate } = invoice;
  const vatRateBp = rate ?? oldRate;
  const net = lines.reduce((sum, { netMinor }) => sum + BigInt(netMinor), 0n);
  const isSame = vatRateBp === oldRate && (others === undefined || net === oldNet);
  if (isSame) return { net: oldNet, vat: oldVat, gross, vatRateBp };
  const vat = taxOn(net, vatRateBp);
  return { net, vat, gross: net + vat, vatRateBp };
}

function lineOf({ quantity = 1, unit = 'EA', price, ...line }: LineRequest): ContentLine {
  const quantityMilli = Math.round(quantity * 1_000);
  const netMinor = Number(divideHalfUp(BigInt(quantityMilli) * BigInt(price), 1_000n));
  return { ...line, quantityMilli, unit, priceMinor: price, netMinor };
}

/** One line of one piece: what a receipt is for, as far as the bank tells. */
export const onlyLine = (name: string, net: bigint): ContentLine => ({
  ...{ name: name.trim().slice(0, 200) || 'Goods and services', quantityMilli: 1_000, unit: 'EA' },
  ...{ priceMinor: Number(net), netMinor: Number(net) },
});
