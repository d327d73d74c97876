import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../tenancy/index.ts';
import type { Split } from '../splits.ts';
import type { PartyAccount, Payment } from './payment.ts';
import type { PaymentStatus } from './status.ts';
import type { StoredPayment } from './store.ts';

/** Account numbers and names at rest: sealed in their place, hashed so that the same account is found again. */
export class Sealing {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** The same for one account wherever it is debited in an environment; its number cannot be read from it. */
  key(envId: EnvId, { nipCode, accountNumber }: Pick<PartyAccount, 'nipCode' | 'accountNumber'>): Buffer {
    return this.#keyring.blindIndex('debited account', `${envId} ${nipCode} ${accountNumber}`);
  }

  seal(envId: EnvId, id: string, column: 'payer' | 'beneficiary' | 'split', value: unknown): Buffer | null {
    return value === undefined || value === null
      ? null
      : this.#keyring.seal(place(envId, id, column), JSON.stringify(value));
  }

  open(envId: EnvId, row: StoredPayment): Payment {
    const opened = (column: 'payer' | 'beneficiary' | 'split', sealed: Buffer | null): unknown =>
      sealed === null ? null : JSON.parse(this.#keyring.open(place(envId, row.id, column), sealed));
    return {
      id: row.id,
      sessionCode: row.session_code,
      type: row.type as Payment['type'],
      channel: row.channel as Payment['channel'],
      status: row.status as PaymentStatus,
      amountMinor: row.amount_minor,
      collectedMinor: row.collected_minor,
      feeMinor: row.fee_minor,
      feeBearer: row.fee_bearer === 'customer' ? 'customer' : 'business',
      currency: row.currency,
      description: row.description,
      reference: row.reference ?? row.voided_reference ?? '',
      split: opened('split', row.split_sealed) as Split | null,
      customerId: row.customer_id,
      accountId: row.account_id,
      mandateId: row.mandate_id,
      payer: opened('payer', row.payer_sealed) as PartyAccount | null,
      payerKey: row.payer_key,
      beneficiary: opened('beneficiary', row.beneficiary_sealed) as PartyAccount | null,
      movementId: row.movement_id,
      sessionId: row.session_id,
      responseCode: row.response_code,
      refunded: row.refunded,
      heldSettlement: row.held_settlement,
      meta: row.meta,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      completedAt: row.completed_at,
    };
  }
}

const place = (envId: EnvId, id: string, column: string) => ({ tenant: envId, column: `payments.${column}`, row: id });
