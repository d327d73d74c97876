import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../tenancy/index.ts';
import type { Item, ItemStatus, Recipient } from './disbursement.ts';
import type { StoredItem } from './store.ts';

const place = (envId: EnvId, row: string) => ({ tenant: envId, column: 'disbursement_items.recipient', row });

export const sealRecipient = (keyring: Keyring, envId: EnvId, id: string, recipient: Recipient): Buffer =>
  keyring.seal(place(envId, id), JSON.stringify(recipient));

export const openItem = (keyring: Keyring, row: StoredItem): Item => ({
  ...{ id: row.id, disbursementId: row.disbursement_id, reference: row.reference, narration: row.narration },
  ...{ status: row.status as ItemStatus, amountMinor: row.amount_minor, feeMinor: row.fee_minor },
  recipient: JSON.parse(keyring.open(place(row.env_id, row.id), row.recipient_sealed)) as Recipient,
  ...{ isSecured: row.is_secured, sessionId: row.session_id, responseCode: row.response_code, message: row.message },
});
