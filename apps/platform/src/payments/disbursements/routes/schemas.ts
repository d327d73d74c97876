import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TSchema } from 'typebox';
import { DEBIT_REFERENCE } from '../../references.ts';
import { STATUSES } from '../disbursement.ts';

const closed = (properties: Record<string, TSchema>) => Type.Object(properties, { additionalProperties: false });
const text = Type.String();
const kobo = Type.Integer({ description: 'Kobo' });

export const Reference = Type.String({
  ...DEBIT_REFERENCE,
  invalid: 'reference must be 1 to 64 letters, digits, and _ . -',
});
export const AccountNumber = Type.String({ pattern: '^\\d{10}$', invalid: 'account_number must have 10 digits' });
export const BankCode = Type.String({
  pattern: '^\\d{3,6}$',
  invalid: 'bank_code must be a code of the list of banks, GET /v3/banks/list',
});
export const Email = Type.String({
  pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
  maxLength: 254,
  invalid: 'must be an e-mail address',
});
/** Less than what JSON numbers hold exactly, also when 500 are added up. */
export const Amount = Type.Integer({ minimum: 1, maximum: 10_000_000_000_000, description: 'Kobo' });
const Narration = Type.String({ minLength: 1, maxLength: 100 });

export const NestedItem = Type.Object({
  ...{ reference: Type.Optional(Reference), recipient_email: Email, amount: Amount, narration: Narration },
  account: Type.Object({ account_number: AccountNumber, bank_code: BankCode }),
});
export const FlatItem = Type.Object({
  ...{ reference: Type.Optional(Reference), recipient_email: Email, amount: Amount, narration: Narration },
  ...{ account_number: AccountNumber, bank_code: BankCode },
});
export const ItemChanges = Type.Partial(FlatItem);

export const OrderStatus = Type.Union(
  STATUSES.map((status) => Type.Literal(status)),
  { invalid: `status must be one of: ${STATUSES.join(', ')}` },
);

const Order = closed({
  ...{ id: text, reference: text, status: text, description: text, type: text, total_amount: kobo },
  ...{ distributions_count: Type.Integer(), approved_by: Nullable(text), approval_date: Nullable(text) },
  ...{ total_records_count: Type.Integer(), total_successful_amount: text },
  ...{ successful_transactions_count: Type.Integer(), total_failed_amount: text },
  ...{ failed_transactions_count: Type.Integer(), created_at: text },
});
const Item = closed({
  ...{ id: text, reference: text, status: text, account_number: text, account_name: Nullable(text), bank_code: text },
  ...{ amount: kobo, fee: kobo, narration: text, recipient_email: text, session_id: Nullable(text) },
  message: Nullable(text),
});
const Source = closed({
  ...{ id: text, account_number: text, account_name: text, bank_code: text, bank_name: text, email: text },
  ...{ status: text, approved: Type.Boolean(), ready_to_debit: Type.Boolean(), mandate_id: text },
  ...{ created_at: text, updated_at: text },
});

export const OrderMade = success(closed({ id: text, reference: text, status: text }));
export const OrderBody = success(Order);
export const OrdersBody = success(Type.Array(Order), PageMeta);
export const Transitioned = success(closed({ status: text, id: text }));
export const ItemBody = success(Item);
export const ItemsBody = success(Type.Array(Item), PageMeta);
export const AddedBody = success(
  closed({
    status: text,
    summary: closed({ valid: Type.Integer(), invalid: Type.Integer() }),
    valid_accounts: Type.Array(
      closed({
        ...{ id: text, bank_code: text, account_number: text, account_name: text, beneficiary_id: text },
        ...{ email: text, reference: text },
      }),
    ),
    invalid_accounts: Type.Array(
      closed({ bank_code: text, account_number: text, email: text, reference: text, message: text }),
    ),
  }),
);
export const SourceMade = success(closed({ id: text, mandate_activation_url: text }));
export const SourceBody = success(Source);
export const SourcesBody = success(Type.Array(Source), PageMeta);
