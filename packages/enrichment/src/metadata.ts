import type { Enrichment } from './enrichment.ts';

/** The wire's `metadata` (contract 6.4): every field a string, `N/A` where unknown. */
export interface Metadata {
  readonly category: string;
  readonly channel: string;
  readonly payee: string;
  readonly payment_method: string;
  readonly ref_num: string;
  readonly payment_processor: string;
  readonly location: string;
  readonly reason: string;
}

const METHODS: Readonly<Record<string, string>> = {
  POS: 'card',
  WEB: 'card',
  ATM: 'card',
  NIP: 'bank_transfer',
  NEFT: 'bank_transfer',
  RTGS: 'bank_transfer',
  MOBILE: 'bank_transfer',
  USSD: 'ussd',
  BRANCH: 'cash',
};

/** `payment_method` is card, bank_transfer, ussd, cash, cheque or direct_debit. */
export function metadataOf(enrichment: Enrichment): Metadata {
  const { category, channel, kind, counterparty, reference, sessionId, processor, location, reason } = enrichment;
  const method =
    kind === 'cheque'
      ? 'cheque'
      : kind === 'direct-debit'
        ? 'direct_debit'
        : channel === null
          ? null
          : (METHODS[channel] ?? null);
  return {
    category: category.value,
    channel: channel ?? NOTHING,
    payee: counterparty ?? NOTHING,
    payment_method: method ?? NOTHING,
    ref_num: reference ?? sessionId ?? NOTHING,
    payment_processor: processor ?? NOTHING,
    location: location ?? NOTHING,
    reason: reason ?? NOTHING,
  };
}

const NOTHING = 'N/A';
