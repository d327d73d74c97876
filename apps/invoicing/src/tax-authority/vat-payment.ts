import type { Minor } from '@kente/kit/money';

/** The VAT of an invoice that was paid. Amounts in minor units, days as YYYY-MM-DD. */
export interface VatPayment {
  readonly irn: string;
  /** TINs of who collects and of who pays. */
  readonly agentTin: string;
  readonly beneficiaryTin: string;
  readonly serviceId: string;
  readonly currency: string;
  readonly description: string;
  readonly netMinor: Minor;
  readonly vatMinor: Minor;
  readonly totalMinor: Minor;
  /** Basis points. */
  readonly rateBp: number;
  readonly category: string;
  readonly day: string;
}

/** As integrators send it. The authority's own manual prints an older form; which one production takes is not known. */
export const vatPaymentBody = (payment: VatPayment): string =>
  JSON.stringify({
    agent_tin: payment.agentTin,
    beneficiary_tin: payment.beneficiaryTin,
    irn: payment.irn,
    integrator_service_id: payment.serviceId,
    currency: payment.currency,
    item_description: payment.description,
    base_amount: decimal(payment.netMinor),
    other_taxes: '0.00',
    vat_calculated: decimal(payment.vatMinor),
    total_amount: decimal(payment.totalMinor),
    vat_rate: String(payment.rateBp / 100),
    vat_status: payment.category,
    transaction_date: payment.day,
  });

function decimal(minor: Minor): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
