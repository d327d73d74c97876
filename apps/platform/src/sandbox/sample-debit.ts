import { newId } from '@kente/kit/ids';
import type { NewEvent } from '../events/index.ts';

type DebitEvent = `events.mandates.debit.${'processing' | 'successful' | 'failed' | 'reversed'}`;

/** What became of a debit. */
export function sampleDebitEvent(type: DebitEvent, date: string): NewEvent {
  const account = { account_name: 'HALIMA SANI', account_number: '3000000001', bank_code: '035', bank_name: 'Wema' };
  const beneficiary = { account_name: 'Mono', account_number: 'P000001', bank_code: '000', bank_name: 'Kente' };
  const common = {
    ...{
      amount: 500_000,
      mandate: `mmc_${newId()}`,
      reference: 'repay-0309800-3',
      reference_number: 'repay-0309800-3',
    },
    ...{ account_details: account, beneficiary, date, fee_bearer: 'business', customer: newId() },
  };
  if (type === 'events.mandates.debit.processing') {
    const state = {
      status: 'processing',
      event: 'processing',
      message: 'Processing',
      response_code: '99',
      live_mode: false,
    };
    return { type, data: { ...common, ...state } };
  }
  if (type === 'events.mandates.debit.failed') {
    const state = { success: false, status: 'failed', message: 'Insufficient funds', response_code: '51' };
    return { type, data: { ...common, ...state, beneficiary: { ...beneficiary, account_number: 'P000000' } } };
  }
  const isBack = type === 'events.mandates.debit.reversed';
  const told = isBack ? 'Payment was reversed by the bank' : 'Account debited successfully.';
  const state = { success: true, status: isBack ? 'reversed' : 'successful', message: told, response_code: '00' };
  const sums = { collected_amount: 500_000, pending_amount: 0, fee: 6_500 };
  const rest = { narration: 'Repayment 3 of 12', session_id: '999999260210100000000000000001', live_mode: false };
  return { type, data: { ...common, ...state, ...sums, ...rest } };
}
