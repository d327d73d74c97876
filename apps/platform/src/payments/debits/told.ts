/** What is announced of a debit. Source: payments contract, 13.3. */
import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../../events/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { wireId } from '../mandates/index.ts';
import type { Payment } from '../records/index.ts';
import type { PaymentSettings } from '../settings/index.ts';
import {
  accountDetails,
  type BeneficiaryOnWire,
  type DebitContext,
  debitRecord,
  messageOf,
  PROCESSING_CODE,
} from './wire.ts';

/** A failed debit went to nobody. */
const NOBODY = 'P000000';

export function beneficiaryOnWire({ beneficiary }: Payment, own: PaymentSettings): BeneficiaryOnWire {
  if (!beneficiary) {
    return {
      ...{ bank_code: own['beneficiary.bank_code'], account_name: own['beneficiary.account_name'] },
      ...{ account_number: own['beneficiary.account_number'], bank_name: own['beneficiary.bank_name'] },
    };
  }
  const { bankCode: bank_code, name: account_name, accountNumber: account_number, bankName: bank_name } = beneficiary;
  return { bank_code, account_name, account_number, bank_name };
}

export const contextOf = (env: Environment, payment: Payment, own: PaymentSettings): DebitContext => ({
  mandate: wireId(payment.mandateId ?? ''),
  live: env.mode === 'live',
  beneficiary: beneficiaryOnWire(payment, own),
});

type Told = 'processing' | 'successful' | 'failed' | 'reversed';

export function debitEvent(told: Told, env: Environment, payment: Payment, own: PaymentSettings): NewEvent {
  const { mandate, live: live_mode, beneficiary } = contextOf(env, payment, own);
  const date = payment.updatedAt.toISOString();
  const common = {
    ...{ message: messageOf(payment), amount: toWire(payment.amountMinor), mandate, reference: payment.reference },
    ...{ reference_number: payment.reference, account_details: accountDetails(payment), date },
    ...{ fee_bearer: payment.feeBearer, customer: payment.customerId },
  };
  const code = payment.responseCode ?? '';
  if (told === 'processing') {
    const state = { status: told, event: told, response_code: PROCESSING_CODE, live_mode, beneficiary };
    return { type: 'events.mandates.debit.processing', data: { ...common, ...state } };
  }
  if (told === 'failed') {
    const state = { success: false, status: told, response_code: code };
    const nobody = { ...beneficiary, account_number: NOBODY };
    return { type: 'events.mandates.debit.failed', data: { ...common, ...state, beneficiary: nobody } };
  }
  const data = {
    ...{ ...common, success: true, status: payment.status, response_code: code, live_mode, beneficiary },
    ...{ collected_amount: toWire(payment.collectedMinor), fee: toWire(payment.feeMinor) },
    ...{ pending_amount: toWire(payment.amountMinor - payment.collectedMinor) },
    ...{ narration: payment.description, session_id: payment.sessionId },
  };
  return { type: `events.mandates.debit.${told}`, data };
}

/** One debit, read later. */
export function recordOnWire(env: Environment, payment: Payment, own: PaymentSettings) {
  const whose = { app: env.app.id, business: env.business.id, message: messageOf(payment) };
  return debitRecord(payment, contextOf(env, payment, own), whose);
}
