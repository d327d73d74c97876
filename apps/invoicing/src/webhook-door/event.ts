/** Reads a webhook of Mono or of the platform: pure, never throws. Source: contract 3.3. */

/** What the connector does something about. */
export type EventKind =
  | 'transaction.created'
  | 'transaction.updated'
  | 'transaction.settled'
  | 'account_connected'
  | 'account_updated'
  | 'account_reauthorized'
  | 'reauthorization_required'
  | 'account_unlinked';

export interface WebhookEvent {
  /** As the sender spells it; '' where it gives none. */
  readonly name: string;
  /** Null: nothing that we know. */
  readonly kind: EventKind | null;
  /** Null where the sender gives none that can be kept. */
  readonly eventId: string | null;
  /** When it happened; null where the sender does not say, or nobody can read it. */
  readonly happenedAt: Date | null;
  /** The provider's id of the account. */
  readonly accountId: string | null;
  readonly appId: string | null;
  /** Of the link, on `account_connected`. */
  readonly ref: string | null;
  /** False only where the sender says so. */
  readonly hasNewData: boolean;
  /** The bank withdrew the row. */
  readonly isRemoved: boolean;
  /** What may be a transaction, as it came. */
  readonly row: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

const LONGEST = 255;
const PREFIX = /^mono\.(?:events\.|accounts\.)?/;

const KINDS: Readonly<Record<string, EventKind>> = {
  transaction_created: 'transaction.created',
  transaction_updated: 'transaction.updated',
  transaction_settled: 'transaction.settled',
  account_connected: 'account_connected',
  account_updated: 'account_updated',
  account_reauthorized: 'account_reauthorized',
  account_reauthorization_required: 'reauthorization_required',
  reauthorization_required: 'reauthorization_required',
  account_unlinked: 'account_unlinked',
  account_disconnected: 'account_unlinked',
};

/** `mono.events.x_y` and `x.y` are the same event. */
export function kindOf(name: string): EventKind | null {
  const plain = name
    .toLowerCase()
    .replace(PREFIX, '')
    .replaceAll('.', '_')
    .replace(/authoris/, 'authoriz');
  return Object.hasOwn(KINDS, plain) ? (KINDS[plain] ?? null) : null;
}

export function readEvent(body: Fields): WebhookEvent {
  const data = fieldsOf(body.data);
  const meta = fieldsOf(data.meta);
  const name = textOf(body.event) ?? '';
  const kind = kindOf(name);
  const row = isFields(data.transaction) ? data.transaction : data;
  return {
    ...{ name, kind, eventId: textOf(body.event_id), happenedAt: instantOf(body.timestamp) },
    ...{ accountId: accountOf(body, data, kind), appId: idOf(data.app), ref: textOf(meta.ref) },
    hasNewData: (meta.has_new_data ?? data.has_new_data) !== false,
    isRemoved: data.removed === true || row.removed === true,
    row,
  };
}

/** Senders put the account in five places. */
function accountOf(body: Fields, data: Fields, kind: EventKind | null): string | null {
  const connected = kind === 'account_connected' ? idOf(data.id) : null;
  return textOf(data.account_id) ?? idOf(data.account) ?? connected ?? idOf(body.account) ?? textOf(body.account_id);
}

/** What a transaction cannot do without; the rest is read by whoever keeps it. */
export function transactionIdOf(row: Fields): string | null {
  const id = idOf(row);
  const isReadable =
    typeof row.amount === 'number' &&
    Number.isSafeInteger(row.amount) &&
    typeof row.type === 'string' &&
    typeof row.date === 'string';
  return isReadable ? id : null;
}

const isFields = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const fieldsOf = (given: unknown): Fields => (isFields(given) ? given : {});

/** An id, or a thing with one. */
export const idOf = (given: unknown): string | null =>
  isFields(given) ? (textOf(given.id) ?? textOf(given._id)) : textOf(given);

/** Text that any database takes and that is no longer than a name. */
function textOf(given: unknown): string | null {
  const isName = typeof given === 'string' && given !== '' && given.length <= LONGEST;
  return isName && given.isWellFormed() && !given.includes('\0') ? given : null;
}

/** ISO text, as the platform writes it. */
function instantOf(given: unknown): Date | null {
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(given)) return null;
  const at = Date.parse(given);
  return Number.isNaN(at) ? null : new Date(at);
}
