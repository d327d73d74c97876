import { newId } from '@kente/kit/ids';

/** For an event about a mandate that is fired before any was made. */
export function sampleMandate(date: string) {
  return {
    ...{ id: `mmc_${newId()}`, mandate_type: 'emandate', debit_type: 'variable', reference: 'loan-0309800' },
    ...{ nibss_code: 'RC227914/1580/0008722498', account_name: 'FOLAKE ADEYEMI', account_number: '0131880046' },
    ...{
      bank: 'Wema',
      bank_code: '035',
      customer: newId(),
      description: 'Repayment',
      live_mode: false,
      amount: 5_000_000,
    },
    ...{ start_date: '2026-02-01T00:00:00.000Z', end_date: '2026-12-31T22:59:59.999Z', date, meta: {} },
    ...{ fee_bearer: 'business', verification_method: 'transfer_verification' },
  };
}

export const MANDATE_STATES = {
  'events.mandates.created': ['initiated', false, false, 'Mandate created successfully'],
  'events.mandates.approved': ['approved', true, false, 'Mandate approved'],
  'events.mandates.ready': ['approved', true, true, 'Mandate is now ready for debiting'],
  'events.mandates.rejected': ['rejected', false, false, 'Mandate was rejected by Bank'],
  'events.mandates.expired': ['expired', true, false, 'Mandate expired'],
} as const;

/** What an action on a mandate told. */
export function sampleAction(timestamps: string) {
  return {
    ...{ mandate: `mmc_${newId()}`, status: 'success', response_code: '200', message: 'Done', timestamps, data: null },
    documentation: 'https://mono.co/docs/error-codes/200',
  };
}
