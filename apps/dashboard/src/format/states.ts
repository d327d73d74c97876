/** What a person may do with an invoice, by its status and by who they are. The connector decides; this is for buttons. */

export const ROLES = ['viewer', 'operator', 'admin', 'deployment'] as const;
export type Role = (typeof ROLES)[number];

export const reaches = (held: Role, needed: Role): boolean => ROLES.indexOf(held) >= ROLES.indexOf(needed);

export type Act = 'review' | 'edit' | 'reject' | 'validate' | 'sign' | 'transmit' | 'credit' | 'pdf';

const BY_STATUS: Readonly<Record<string, readonly Act[]>> = {
  DRAFT: ['review', 'edit', 'reject'],
  REVIEWED: ['validate', 'edit', 'reject'],
  VALIDATED: ['sign', 'edit', 'reject'],
  SIGNED: ['pdf', 'transmit', 'credit'],
  TRANSMITTED: ['pdf', 'credit'],
  SUPERSEDED: ['pdf'],
};

export const NEEDS: Readonly<Record<Act, Role>> = {
  ...{ review: 'operator', edit: 'operator', reject: 'operator', validate: 'operator', sign: 'admin' },
  ...{ transmit: 'operator', credit: 'operator', pdf: 'viewer' },
};

/** In the order of buttons, the next step first. A credit note takes no credit note. */
export function actsOf(invoice: { status: string; invoiceTypeCode: string }): readonly Act[] {
  const acts = BY_STATUS[invoice.status] ?? [];
  return invoice.invoiceTypeCode === '380' ? acts.filter((act) => act !== 'credit') : acts;
}

const STATUS_WORDS: Readonly<Record<string, { label: string; color: string }>> = {
  DRAFT: { label: 'Draft', color: 'yellow' },
  REVIEWED: { label: 'Reviewed', color: 'blue' },
  VALIDATED: { label: 'Validated', color: 'indigo' },
  SIGNED: { label: 'Signed', color: 'teal' },
  TRANSMITTED: { label: 'Transmitted', color: 'green' },
  SIGN_UNKNOWN: { label: 'Signature not known yet', color: 'orange' },
  REJECTED: { label: 'Rejected', color: 'gray' },
  CANCELLED: { label: 'Cancelled', color: 'gray' },
  SUPERSEDED: { label: 'Replaced by a credit note', color: 'gray' },
};

export const STATUSES = Object.keys(STATUS_WORDS);

export const statusWords = (status: string): { label: string; color: string } =>
  STATUS_WORDS[status] ?? { label: status, color: 'gray' };

const PAYMENT: Readonly<Record<string, string>> = {
  ...{ PENDING: 'Not paid', PARTIAL: 'Partly paid', PAID: 'Paid', REJECTED: 'Rejected' },
};

export const paymentWords = (status: string): string => PAYMENT[status] ?? status;

/** Payments are matched to these alone. */
export const isPayable = ({ status, gross, paid }: { status: string; gross: number; paid: number }): boolean =>
  paid < gross && ['REVIEWED', 'VALIDATED', 'SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN'].includes(status);
