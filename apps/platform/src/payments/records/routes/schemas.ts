import { failure, Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TProperties } from 'typebox';

const strict = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });
const Flags = { flag_rule_names: Type.Array(Type.String()), flag_reasons: Type.Array(Type.String()) };
const Times = { created_at: Type.String(), updated_at: Type.String() };

const common = {
  id: Type.String(),
  instruments: Type.Array(Type.String()),
  channel: Type.String(),
  fee: Type.Integer({ description: 'Kobo' }),
  type: Type.String(),
  status: Type.String(),
  amount: Type.Integer({ description: 'Kobo' }),
  currency: Type.String(),
  description: Nullable(Type.String()),
  reference: Type.String(),
  refunded: Type.Boolean(),
  ...Flags,
  ...Times,
};

export const VerifiedPayment = strict({
  ...common,
  meta: Type.Unknown(),
  feeBearer: Type.String(),
  liveMode: Type.Boolean(),
  live_mode: Type.Boolean(),
  account: Nullable(
    strict({
      name: Type.String(),
      accountNumber: Type.String(),
      currency: Type.String(),
      type: Type.String(),
      institution: strict({ name: Type.String(), bankCode: Type.String(), type: Type.String() }),
    }),
  ),
  customer: Nullable(Type.String()),
  device_fingerprint: Type.Null(),
  ip_address: Type.Null(),
  held_settlement: Type.Boolean(),
});

export const PaymentEntry = strict({
  ...common,
  fee_bearer: Type.String(),
  account: Nullable(
    strict({
      id: Nullable(Type.String()),
      name: Type.String(),
      account_number: Type.String(),
      currency: Type.String(),
      institution: strict({ id: Type.String(), name: Type.String(), type: Type.String() }),
      ...Times,
    }),
  ),
  customer: Nullable(strict({ id: Type.String(), name: Nullable(Type.String()), ...Times })),
});

export const Paging = strict({ paging: PageMeta });
export const VerifiedBody = success(VerifiedPayment);
export const PaymentsBody = success(strict({ payments: Type.Array(PaymentEntry) }), Paging);
/** Also one that is not final, or was voided. */
export const PaymentMissing = failure;
