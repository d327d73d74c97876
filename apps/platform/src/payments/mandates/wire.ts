/** How mandates look on the wire. Source: payments contract, 5.2–5.4, 13.3. */
import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../../events/index.ts';
import { isReady, type MandateStatus, statusAt, type Windows } from './lifecycle.ts';
import { balanceOf, type Mandate, wireId } from './mandate.ts';
import type { OtpDestinations } from './otp/session.ts';
import type { FixedTerms } from './terms.ts';

/** Where the NGN 50 of an authorisation may be sent. Numbers are JSON numbers, as Mono prints them. */
export const TRANSFER_DESTINATIONS = [
  { bank_name: 'Fidelity', account_number: 9_020_025_928, icon: '', primary_color: '#081A6F' },
  { bank_name: 'Paystack Titan', account_number: 9_880_218_357, icon: '', primary_color: '' },
  { bank_name: 'Parallex Bank', account_number: 6_007_049_662, icon: '', primary_color: '' },
] as const;

export const TRANSFER_MESSAGE =
  'To proceed, please authorize this mandate by transferring N50.00 to any of the listed banks below';
export const CREATED_MESSAGE = 'Mandate created successfully';
export const SIGNED_MESSAGE = `${CREATED_MESSAGE}. Awaiting bank approval. The approval process takes between 24-48 hours`;

/** What the wire tells beside the row. */
export interface WireContext {
  now: Date;
  windows: Windows;
  live: boolean;
  publicUrl: string;
}

export const authoriseUrl = (publicUrl: string, link: string): string => `${publicUrl}/authorise/${link}`;

const START_OF_DAY = 'T00:00:00.000Z';

/** What every form of a mandate has in common. */
function common(mandate: Mandate, { now, windows, live }: WireContext) {
  const { account } = mandate;
  return {
    ...{ id: wireId(mandate.id), status: statusAt(mandate, windows, now), reference: mandate.reference },
    ...{ mandate_type: mandate.mandateType, debit_type: mandate.debitType, amount: toWire(mandate.amountMinor) },
    ...{ ready_to_debit: isReady(mandate, now), approved: mandate.approvedAt !== null, nibss_code: mandate.nibssCode },
    ...{ account_name: account?.name ?? null, account_number: account?.accountNumber ?? null },
    ...{ bank: account?.bankName ?? null, bank_code: account?.bankCode ?? null, customer: mandate.customerId },
    ...{ fee_bearer: mandate.feeBearer, verification_method: mandate.verification, live_mode: live },
    ...{ start_date: mandate.startDay + START_OF_DAY, end_date: mandate.endDate.toISOString() },
    ...{ date: mandate.createdAt.toISOString(), meta: mandate.meta },
  };
}

/** The schedule of a fixed mandate; nothing for a variable one. */
export function fixedOnWire(fixed: FixedTerms | null) {
  if (!fixed) return {};
  const { initialDebitMinor } = fixed;
  return {
    frequency: fixed.frequency,
    ...(fixed.interval === null ? {} : { interval: fixed.interval }),
    initial_debit_date: fixed.initialDebitDate + START_OF_DAY,
    ...(initialDebitMinor === null ? {} : { initial_debit_amount: toWire(initialDebitMinor) }),
    ...{ retrial_frequency: fixed.retrialFrequency, grace_period: fixed.graceDays },
    minimum_due: toWire(fixed.minimumDueMinor),
  };
}

/** What making one answers. */
export function createdOnWire(mandate: Mandate, context: WireContext, otp: OtpDestinations | null = null) {
  const { verification, mandateType, status } = mandate;
  const initial = { initial_debit_date: '', ...fixedOnWire(mandate.fixed) };
  const byCode = otp ? { otp_destinations: otp } : {};
  const base = { ...common(mandate, context), description: mandate.description, ...initial, ...byCode };
  if (verification === 'selfie_verification') {
    return { message: CREATED_MESSAGE, data: { ...base, mono_url: authoriseUrl(context.publicUrl, mandate.link) } };
  }
  if (mandateType === 'signed') return { message: status === 'active' ? SIGNED_MESSAGE : CREATED_MESSAGE, data: base };
  return { message: TRANSFER_MESSAGE, data: { ...base, transfer_destinations: TRANSFER_DESTINATIONS } };
}

/** What the link's initiate answers. */
export function linkOnWire(mandate: Mandate, { publicUrl }: Pick<WireContext, 'publicUrl'>) {
  return {
    ...{ mandate_id: wireId(mandate.id), type: 'recurring-debit' as const, method: 'mandate' as const },
    ...{ amount: toWire(mandate.amountMinor), mandate_type: mandate.mandateType, debit_type: mandate.debitType },
    ...{ mono_url: authoriseUrl(publicUrl, mandate.link), description: mandate.description },
    ...{ reference: mandate.reference, customer: mandate.customerId, redirect_url: mandate.redirectUrl },
    ...{ created_at: mandate.createdAt.toISOString(), updated_at: mandate.createdAt.toISOString() },
    ...{ start_date: mandate.startDay + START_OF_DAY, end_date: mandate.endDate.toISOString(), meta: mandate.meta },
    ...fixedOnWire(mandate.fixed),
  };
}

export function mandateOnWire(mandate: Mandate, context: WireContext) {
  const { account } = mandate;
  return {
    ...common(mandate, context),
    ...{ balance: toWire(balanceOf(mandate)), narration: mandate.description, redirect_url: mandate.redirectUrl },
    institution: account
      ? { bank_code: account.bankCode, nip_code: account.nipCode, name: account.bankName }
      : { bank_code: null, nip_code: null, name: null },
    ...fixedOnWire(mandate.fixed),
    ...(mandate.mandateType === 'sweep'
      ? { linked_mandates: [], total_linked_mandates: 0, allow_partial_sweep: mandate.allowPartialSweep }
      : {}),
  };
}

/** The status that a filter names; `suspended` is Mono's older word. Null: no such status. */
export function statusNamed(word: string, statuses: readonly MandateStatus[]): MandateStatus | null {
  return word === 'suspended' ? 'paused' : (statuses.find((each) => each === word) ?? null);
}

const STATES = {
  created: { status: 'initiated', approved: false, ready_to_debit: false, message: TRANSFER_MESSAGE },
  approved: { status: 'approved', approved: true, ready_to_debit: false, message: 'Mandate approved' },
  ready: { status: 'approved', approved: true, ready_to_debit: true, message: 'Mandate is now ready for debiting' },
  rejected: { status: 'rejected', approved: false, ready_to_debit: false, message: 'Mandate was rejected by Bank' },
  expired: { status: 'expired', approved: false, ready_to_debit: false, message: 'Mandate expired' },
} as const;

export type Told = keyof typeof STATES;

/** An event: how the mandate stood at that step, whatever came of it in the same moment. */
export function eventOf(told: Told, mandate: Mandate, context: WireContext): NewEvent {
  const message = told === 'created' ? createdOnWire(mandate, context).message : STATES[told].message;
  const data = { ...common(mandate, context), description: mandate.description, ...STATES[told], message };
  if (told !== 'expired') return { type: `events.mandates.${told}`, data };
  const initial = mandate.fixed ? mandate.fixed.initialDebitDate + START_OF_DAY : '';
  return {
    type: 'events.mandates.expired',
    data: { ...data, approved: mandate.approvedAt !== null, initial_debit_date: initial },
  };
}
