import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });
const text = Type.String();
const kobo = Type.Integer();
const maybe = Nullable(Type.String());
const account = closed({ bank_code: maybe, account_name: maybe, account_number: maybe, bank_name: maybe });

/** The rules are in `input.ts`, which tells every mistake; this is what a reader of the documentation sees. */
export const NewDebit = Type.Object({
  amount: Type.Integer({ description: 'Kobo, at least 20000 and at most what the mandate has left' }),
  reference: Type.String({ description: '1 to 64 letters, digits, and _ . -; used once' }),
  narration: Type.String({ description: 'At most 100 characters' }),
  fee_bearer: Type.Optional(
    Type.Union([Type.Literal('business'), Type.Literal('customer')], {
      invalid: 'fee_bearer must be business or customer',
    }),
  ),
  beneficiary: Type.Optional(
    Type.Object({ nuban: text, nip_code: text }, { description: 'Where the money goes at once, where the app may' }),
  ),
  split: Type.Optional(Type.Object({})),
  meta: Type.Optional(Type.Object({})),
});

export const DebitData = closed({
  ...{ success: Type.Boolean(), status: text, event: text, amount: kobo, mandate: text, reference: text },
  ...{ reference_number: text, date: text, live_mode: Type.Boolean(), fee: kobo, fee_bearer: text, narration: maybe },
  ...{ session_id: maybe, account_details: account, beneficiary: account, meta: Type.Object({}) },
});

const record = closed({
  ...{ id: text, mandate: text, reference: text, reference_number: text, status: text, amount: kobo },
  ...{ collected_amount: kobo, pending_amount: kobo, fee: kobo, fee_bearer: text, currency: text, type: text },
  ...{ channel: text, description: maybe, narration: maybe, response_code: maybe, message: text, session_id: maybe },
  ...{ refunded: Type.Boolean(), live_mode: Type.Boolean(), object_id: text, app: text, business: text },
  ...{ customer: maybe, account_details: account, beneficiary: account, meta: Type.Object({}) },
  ...{ created_at: text, updated_at: text },
});
export const DebitBody = success(record);
export const DebitsBody = success(Type.Array(record), PageMeta);
