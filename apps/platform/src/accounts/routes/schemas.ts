import { missing, Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

export const AccountMissing = missing('account');
export const AccountOrJobMissing = Type.Union([missing('account'), missing('job')]);

const ShortInstitution = { name: Type.String(), bank_code: Nullable(Type.String()), type: Type.String() };

export const DetailsBody = success(
  closed({
    account: closed({
      id: Type.String(),
      _id: Type.String(),
      name: Type.String(),
      currency: Type.String(),
      type: Type.String(),
      account_number: Nullable(Type.String()),
      balance: Nullable(Type.Integer()),
      bvn: Nullable(Type.String()),
      institution: closed(ShortInstitution),
      account_match: Type.Optional(Type.Boolean()),
    }),
    customer: closed({ id: Type.String() }),
    meta: closed({
      data_status: Type.String(),
      auth_method: Type.String(),
      data_request_id: Type.String(),
      session_id: Type.String(),
      retrieved_data: Type.Array(Type.String()),
      ref: Type.Optional(Type.String()),
      sync_status: Nullable(Type.String()),
      last_synced_at: Nullable(Type.String()),
    }),
  }),
);

export const AccountsBody = success(
  Type.Array(
    closed({
      id: Type.String(),
      _id: Type.String(),
      name: Type.String(),
      account_number: Nullable(Type.String()),
      currency: Type.String(),
      balance: Nullable(Type.Integer()),
      auth_method: Type.String(),
      status: Type.String(),
      bvn: Type.String(),
      type: Type.String(),
      institution: closed({ id: Type.String(), ...ShortInstitution }),
      customer: closed({ id: Type.String(), name: Nullable(Type.String()), email: Nullable(Type.String()) }),
    }),
  ),
  PageMeta,
);

export const BalanceBody = success(
  closed({
    id: Type.String(),
    _id: Type.String(),
    name: Type.String(),
    account_number: Nullable(Type.String()),
    balance: Nullable(Type.Integer()),
    currency: Type.String(),
  }),
);

const text = Nullable(Type.String());

export const IdentityBody = success(
  Nullable(
    closed({
      ...{
        full_name: Type.String(),
        email: text,
        phone: text,
        gender: text,
        dob: text,
        bvn: text,
        marital_status: text,
      },
      ...{
        address_line1: text,
        address_line2: text,
        city: text,
        state: text,
        state_of_origin: text,
        lga_of_origin: text,
      },
      ...{ verified: Type.Boolean(), created_at: Type.String(), updated_at: Type.String() },
    }),
  ),
);

export const LegacyIdentityBody = Nullable(
  closed({
    ...{ fullName: Type.String(), email: text, phone: text, gender: text, dob: text, bvn: text, maritalStatus: text },
    ...{
      addressLine1: text,
      addressLine2: text,
      state: text,
      city: text,
      createdAt: Type.String(),
      updatedAt: Type.String(),
    },
  }),
);

export const LegacyDetailsBody = closed({
  meta: closed({ data_status: Type.String(), auth_method: Type.String() }),
  account: closed({
    _id: Type.String(),
    institution: closed({ name: Type.String(), bankCode: text, type: Type.String() }),
    name: Type.String(),
    accountNumber: text,
    type: Type.String(),
    balance: Nullable(Type.Integer()),
    currency: Type.String(),
    bvn: text,
  }),
});

export const JobBody = success(
  closed({
    ...{ id: Type.String(), status: Type.String(), name: Type.String(), account: Type.String() },
    ...{ app: Type.String(), business: Type.String() },
  }),
);

export const SyncBody = success(
  closed({ code: Type.String(), has_new_data: Type.Boolean(), job_id: Type.String(), job_status: Type.String() }),
);

export const LegacySyncBody = closed({
  ...{ status: Type.String(), hasNewData: Type.Boolean(), code: Type.String(), message: text },
});
