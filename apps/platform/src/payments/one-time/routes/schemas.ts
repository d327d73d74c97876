import { failure, Nullable, success } from '@kente/kit/http/schemas';
import Type, { type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });
const text = Type.String();
const kobo = Type.Integer();
const maybe = Nullable(text);
const open = Type.Object({});
const Split = Type.Object({}, { description: '`{type, fee_bearer, distribution: [{account, value, max?}]}`' });

/** The rules are in `input.ts`, which tells every mistake; this is what a reader of the documentation sees. */
const base = {
  amount: Type.Integer({ description: 'Kobo, at least 20000' }),
  description: Type.String({ description: 'Shown to the payer; at most 100 characters' }),
  reference: Type.String({ description: 'Yours, unique: 10 to 24 letters, digits, and _ . -' }),
};
const Meta = Type.Object({}, { description: 'Echoed; at most 4 kB' });

export const InitiateBody = Type.Object({
  ...base,
  type: Type.String({ description: '`onetime-debit`; `recurring-debit` makes the link of a mandate' }),
  method: Type.Optional(Type.String({ description: '`account` (default), `transfer`, `whatsapp`' })),
  customer: Type.Union([text, open], { description: 'An id, `{id}`, or `{name, email, phone?, address?, identity?}`' }),
  account: Type.Optional(Type.String({ description: 'A linked account: the payer only authorises' })),
  institution: Type.Optional(
    Type.Object({}, { description: "`{id, auth_method?, account_number?}`: opens that bank's login" }),
  ),
  redirect_url: Type.Optional(text),
  split: Type.Optional(Split),
  meta: Type.Optional(Meta),
});
export const DirectPayBody = Type.Object({
  ...base,
  account_id: Type.String({ description: 'A linked account' }),
  type: Type.String({ description: '`ONE_TIME`' }),
});
export const LegacyBody = Type.Object({ ...base, type: text, meta: Type.Optional(Meta) });

const about = { amount: kobo, description: text, reference: text, created_at: text, updated_at: text, meta: open };
const Initiated = closed({
  ...{ ...about, id: text, mono_url: text, type: Type.Literal('onetime-debit'), method: text, customer: text },
  ...{ institution: Type.Optional(text), auth_method: Type.Optional(text), redirect_url: Type.Optional(text) },
  ...{ split: Type.Optional(open), liveMode: Type.Boolean() },
});
const Linked = Type.Object(
  { mandate_id: text, type: Type.Literal('recurring-debit'), mono_url: text, reference: text },
  { additionalProperties: true },
);
export const InitiatedBody = success(Type.Union([Initiated, Linked]));
export const DirectPayInitiated = success(
  closed({ id: text, reference: text, status: Type.Literal('PENDING'), mono_url: text }),
);
export const LegacyInitiated = closed({ ...about, id: text, type: text, payment_link: text });

const Challenge = closed({
  ...{ kind: text, title: text, hint: text, field: text, length: Type.Integer(), error: Type.Optional(text) },
});
const Result = closed({ status: text, reason: maybe, message: text, redirect: Type.Optional(text) });
const view = {
  ...{ id: text, status: text, step: text, merchant: closed({ business: text, app: text }), mode: text, method: text },
  ...{ amount: kobo, currency: text, description: text, reference: text, expires_at: text, now: text },
  preselected: Nullable(closed({ institution: text, auth_method: maybe, account_number: maybe })),
  account: Nullable(closed({ name: text, account_number: text, bank: text })),
  challenge: Nullable(Challenge),
  transfer: Nullable(
    closed({
      ...{ bank: text, account_number: text, account_name: text },
      returned: Type.Array(closed({ amount: kobo, at: text })),
    }),
  ),
  whatsapp: Nullable(closed({ message: text })),
  result: Nullable(Result),
};
export const CheckoutBody = closed(view);
/** The same with an envelope, for callers with a key. */
export const SandboxCheckout = success(CheckoutBody);
export const PaymentUnknown = failure;
