import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const closed = { additionalProperties: false };
const Count = Type.Integer({ minimum: 0 });

const FormElement = Type.Object(
  {
    type: Type.Union([Type.Literal('elements.input'), Type.Literal('elements.captcha_input')]),
    name: Type.String(),
    hint: Type.String(),
    contentType: Type.Optional(Type.String({ description: 'text, password, tel or email' })),
    minLength: Type.Optional(Type.Integer()),
    maxLength: Type.Optional(Type.Integer()),
    value: Type.Optional(Type.String({ description: 'The picture of a captcha, base64; drawn for each attempt' })),
  },
  closed,
);

const AuthMethod = Type.Object(
  {
    _id: Type.String(),
    type: Type.String({ description: 'internet_banking, mobile_banking, primus_plus or statement_upload' }),
    name: Type.String(),
    identifier: Type.String(),
    requires_reauth: Type.Boolean({ description: 'A later refresh needs the person again' }),
    ui: Type.Object({ title: Type.String(), form: Type.Array(FormElement) }, closed),
  },
  closed,
);

const Sandbox = Type.Optional(Type.Object({ account_type: Type.Literal('investment_account') }, closed));

/** `GET /v3/institutions` */
export const InstitutionBody = Type.Object(
  {
    id: Type.String(),
    _id: Type.String(),
    name: Type.String(),
    institution: Type.String(),
    type: Type.String({ description: 'PERSONAL_BANKING or BUSINESS_BANKING' }),
    icon: Type.String(),
    identifier: Type.String(),
    bank_code: Nullable(Type.String()),
    nip_code: Nullable(Type.String()),
    country: Type.String({ description: 'ng, gh, ke or za' }),
    primary_color: Nullable(Type.String()),
    scope: Type.Array(Type.Object({ name: Type.String(), type: Type.String() }, closed)),
    auth_methods: Type.Array(AuthMethod),
    sandbox: Sandbox,
  },
  closed,
);

/** `GET /v1/institutions` */
export const OldInstitutionBody = Type.Object(
  {
    _id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    icon: Type.String(),
    identifier: Type.String(),
    bank_code: Nullable(Type.String()),
    country: Type.String(),
    primaryColor: Nullable(Type.String()),
    products: Type.Array(Type.String()),
    requires_reauth: Type.Boolean(),
    auth_methods: Type.Array(AuthMethod),
    sandbox: Sandbox,
  },
  closed,
);

/** `GET /coverage` */
export const CoverageBody = Type.Object(
  {
    name: Type.String(),
    icon: Type.String(),
    coverage: Type.Object(
      { countries: Type.Array(Type.String()), business: Type.Boolean(), personal: Type.Boolean() },
      closed,
    ),
    products: Type.Array(Type.String()),
    website: Nullable(Type.String()),
  },
  closed,
);

/** `GET /v3/banks/list` */
export const BankBody = Type.Object(
  { name: Type.String(), bank_code: Type.String(), nip_code: Type.String(), direct_debit: Type.Boolean() },
  closed,
);

const Verdict = {
  status: Type.Union([Type.Literal('up'), Type.Literal('degraded'), Type.Literal('down')]),
  fault: Nullable(Type.Union([Type.Literal('bank'), Type.Literal('platform')])),
  calls: Count,
  ok: Count,
  bank_faults: Count,
  our_faults: Count,
  person: Count,
};

/** `GET /v3/institutions/health` */
export const HealthBody = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    country: Type.String(),
    ...Verdict,
    window: Type.Object({ minutes: Type.Integer(), start: Type.String(), end: Type.String() }, closed),
    auth_methods: Type.Array(Type.Object({ type: Type.String(), ...Verdict }, closed)),
  },
  closed,
);
