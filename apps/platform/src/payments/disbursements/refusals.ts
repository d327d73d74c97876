import { Refusal } from '@kente/kit/errors';

const refusal = (code: string, status: number, message: string): Refusal =>
  new Refusal(`disbursement.${code}`, { status, message });

/** Source: payments contract 12. */
export const refusals = {
  unknown: () => refusal('unknown', 404, 'Disbursement not found'),
  unknownSource: () => refusal('unknown_source', 404, 'Source account not found'),
  unknownItem: () => refusal('unknown_item', 404, 'Distribution not found'),
  frozen: () => refusal('frozen', 400, 'Disbursement can no longer be changed'),
  total: () => refusal('total', 400, 'Total amount does not match distributions'),
  wallet: () => refusal('wallet', 400, 'Insufficient wallet balance'),
  sourceNotReady: () => refusal('source_not_ready', 400, 'Source account is not ready for debit'),
  sourceApproved: () =>
    refusal('source_approved', 400, 'The account number and bank can be changed before the approval only'),
  reference: () => refusal('reference', 400, 'Disbursement reference already exists'),
  account: () => refusal('account', 400, 'Could not resolve account'),
};
