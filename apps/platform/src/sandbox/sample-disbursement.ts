import { newId } from '@kente/kit/ids';
import type {
  DisbursementCompleted,
  DisbursementFailed,
  DisbursementItemTold,
  DisbursementProgress,
  NewEvent,
  SourceAccountTold,
} from '../events/index.ts';

const REFERENCE = 'salaries-2026-03';
const FEE = 3_500;

const sampleProgress = (status: string): DisbursementProgress => ({
  ...{ reference: REFERENCE, status, message: `Disbursement is ${status}` },
});

const sampleCompleted = (): DisbursementCompleted => ({
  ...{ reference: REFERENCE, status: 'completed', message: 'Disbursement was completed' },
  ...{ total_amount: 200_000, total_fee: FEE, transactions_count: 2, processing: { count: 0, amount: 0 } },
  ...{ successful: { count: 1, amount: 100_000 }, failed: { count: 1, amount: 100_000 } },
});

const sampleFailedDisbursement = (): DisbursementFailed => ({
  ...{ id: newId(), reference: REFERENCE, status: 'failed', message: 'Insufficient wallet balance' },
});

const sampleItem = (status: 'successful' | 'failed'): DisbursementItemTold => ({
  ...{ message: status === 'successful' ? 'Approved' : 'Invalid account', disbursement_reference: REFERENCE },
  ...{ reference: 'salary-0001', status, account_number: '0123456780', bank_code: '058', amount: 100_000 },
  ...{ fee: status === 'successful' ? FEE : 0, narration: 'Salary March' },
});

const sampleSource = (status: 'created' | 'approved' | 'enabled' | 'disabled', date: string): SourceAccountTold => ({
  ...{ message: `Business account is ${status}`, account_id: newId(), mandate_id: `mmc_${newId()}`, status },
  ...{ account_number: '0000000017', account_name: 'Adire Finance Ltd', bank_code: '035', bank_name: 'Wema Bank' },
  ...{ created_at: date, updated_at: date, ready_to_debit: status === 'enabled', approved: status !== 'created' },
});

type DisbursementEvent = Extract<
  NewEvent['type'],
  `event.disbursement.${string}` | `event.disburse.${string}` | 'kente.disbursement.failed'
>;

/** One of the events of disbursements, about a disbursement that never was. */
export function sampleDisbursementEvent(type: DisbursementEvent, date: string): NewEvent {
  switch (type) {
    case 'event.disbursement.processing':
      return { type, data: sampleProgress('processing') };
    case 'event.disbursement.cancelled':
      return { type, data: sampleProgress('cancelled') };
    case 'event.disbursement.completed':
      return { type, data: sampleCompleted() };
    case 'event.disbursement.transaction.successful':
      return { type, data: sampleItem('successful') };
    case 'event.disbursement.transaction.failed':
      return { type, data: sampleItem('failed') };
    case 'event.disburse.account.created':
      return { type, data: sampleSource('created', date) };
    case 'event.disburse.account.approved':
      return { type, data: sampleSource('approved', date) };
    case 'event.disburse.account.enabled':
      return { type, data: sampleSource('enabled', date) };
    case 'event.disburse.account.disabled':
      return { type, data: sampleSource('disabled', date) };
    case 'kente.disbursement.failed':
      return { type, data: sampleFailedDisbursement() };
  }
}
