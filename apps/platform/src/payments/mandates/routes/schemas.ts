import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';
import { MANDATE_STATUSES } from '../lifecycle.ts';
import { OTP_METHODS } from '../otp/session.ts';
import { FREQUENCIES } from '../schedule.ts';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });
const oneOf = (words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));
const text = Type.String();
const kobo = Type.Integer();
const maybe = Nullable(Type.String());
const given = <T extends Parameters<typeof Type.Optional>[0]>(schema: T) => Type.Optional(schema);

/** The rules are in `input.ts`, which tells every mistake; this is what a reader of the documentation sees. */
export const NewMandate = Type.Object({
  customer: Type.String({ description: 'Id of a customer' }),
  account_number: Type.String({ description: 'Ten digits' }),
  bank_code: Type.String({ description: 'A `bank_code` or `nip_code` of GET /v3/banks/list' }),
  mandate_type: given(Type.String({ description: '`emandate` (default); `sweep` is set up by a link' })),
  debit_type: oneOf(['variable', 'fixed']),
  amount: Type.Integer({ description: 'Kobo, at least 20000: the ceiling of all debits, or each debit when fixed' }),
  description: Type.String({ description: 'At most 100 characters' }),
  reference: Type.String({ description: '10 to 24 letters, digits, and _ . -' }),
  start_date: Type.String({ description: 'YYYY-MM-DD' }),
  end_date: Type.String({ description: 'YYYY-MM-DD' }),
  fee_bearer: given(oneOf(['business', 'customer'])),
  verification_method: given(oneOf(['transfer_verification', 'selfie_verification'])),
  frequency: given(oneOf(FREQUENCIES)),
  interval: given(Type.Integer({ description: 'With the frequencies days, weeks and months' })),
  initial_debit_date: given(text),
  initial_debit_amount: given(kobo),
  retrial_frequency: given(Type.Integer({ description: 'Tries per due date, 1 to 6' })),
  grace_period: given(Type.Integer({ description: 'Days, 0 to 31' })),
  minimum_due: given(kobo),
  allow_partial_sweep: given(Type.Boolean()),
  signature: given(Type.String({ description: 'With signed mandates: an image in base64' })),
  meta: given(Type.Object({})),
});

const common = {
  ...{ id: text, status: oneOf(MANDATE_STATUSES), reference: text, mandate_type: text, debit_type: text, amount: kobo },
  ...{ ready_to_debit: Type.Boolean(), approved: Type.Boolean(), nibss_code: text, live_mode: Type.Boolean() },
  ...{ account_name: maybe, account_number: maybe, bank: maybe, bank_code: maybe, customer: text },
  ...{ fee_bearer: text, verification_method: text, start_date: text, end_date: text, date: text },
  meta: Type.Object({}),
};
const fixed = {
  ...{ frequency: given(text), interval: given(Type.Integer()), initial_debit_date: given(text) },
  ...{ initial_debit_amount: given(kobo), retrial_frequency: given(Type.Integer()) },
  ...{ grace_period: given(Type.Integer()), minimum_due: given(kobo) },
};
const destination = closed({ bank_name: text, account_number: Type.Integer(), icon: text, primary_color: text });

export const MandateCreated = success(
  closed({
    ...{ ...common, ...fixed, description: text, mono_url: given(text) },
    transfer_destinations: given(Type.Array(destination)),
    otp_destinations: given(
      closed({ session: text, methods: Type.Array(closed({ type: oneOf(OTP_METHODS), value: text })) }),
    ),
  }),
);

const mandate = closed({
  ...{ ...common, ...fixed, balance: kobo, narration: text, redirect_url: maybe },
  institution: closed({ bank_code: maybe, nip_code: maybe, name: maybe }),
  linked_mandates: given(
    Type.Array(closed({ account_name: text, account_number: text, bank: text, ready_to_debit: Type.Boolean() })),
  ),
  total_linked_mandates: given(Type.Integer()),
  allow_partial_sweep: given(Type.Boolean()),
});
export const MandateBody = success(mandate);
export const MandatesBody = success(Type.Array(mandate), PageMeta);
