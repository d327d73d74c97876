import { failureWith, invalidInput, missing, Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { CustomerBody } from '../customer-input.ts';
import { Meta } from '../initiate.ts';

const closed = { additionalProperties: false };

/** `POST /v2/accounts/initiate` */
export const LinkBody = success(
  Type.Object(
    {
      mono_url: Type.String(),
      customer: Type.String(),
      account: Type.Optional(Type.String()),
      meta: Type.Object({ ref: Type.Optional(Type.String()) }, closed),
      scope: Type.String(),
      institution: Type.Optional(Type.String()),
      auth_method: Type.Optional(Type.String()),
      redirect_url: Nullable(Type.String()),
      created_at: Type.String(),
    },
    closed,
  ),
);
export const CustomerOrAccountMissing = Type.Union([missing('customer'), missing('account')]);

export const CodeBody = Type.Object({
  code: Type.String({ minLength: 1, description: 'The one-time code of a finished link' }),
});
export const AccountId = Type.Object({ id: Type.String() }, closed);

const FormElements = Type.Array(
  Type.Object(
    {
      type: Type.Union([Type.Literal('elements.input'), Type.Literal('elements.captcha_input')]),
      name: Type.String(),
      hint: Type.String(),
      contentType: Type.Optional(Type.String()),
      minLength: Type.Optional(Type.Integer()),
      maxLength: Type.Optional(Type.Integer()),
      value: Type.Optional(Type.String()),
    },
    closed,
  ),
);
const SessionInstitution = Type.Object({ id: Type.String(), name: Type.String(), identifier: Type.String() }, closed);
const opened = {
  session: Type.Object(
    {
      id: Type.String(),
      scope: Type.Literal('financial_data'),
      expiresAt: Type.Integer({ description: 'Milliseconds since 1970' }),
      institution: SessionInstitution,
    },
    closed,
  ),
  ui: Type.Object({ title: Type.String(), form: FormElements }, closed),
};

/** `POST /v2/connect/session` */
export const SessionBody = Type.Object({
  institution: Type.String({ minLength: 1 }),
  auth_method: Type.String({ minLength: 1 }),
  scope: Type.Literal('financial_data'),
  customer: CustomerBody,
  meta: Type.Optional(Meta),
});
export const SessionOpened = success(Type.Object(opened, closed));
export const RenewalOpened = success(Type.Object({ responseCode: Type.Literal(99), ...opened }, closed));

const linked = { code: Type.String() };
const several = {
  accounts: Type.Array(
    Type.Object(
      {
        accountNumber: Type.String(),
        name: Type.String(),
        type: Type.String(),
        currency: Type.String(),
        status: Type.Literal('active'),
        balance: Nullable(Type.Integer()),
      },
      closed,
    ),
  ),
};
const asked = {
  userInput: Type.Object(
    {
      ...{ title: Type.String(), form: FormElements, steps: Type.Optional(Type.Array(Type.String())) },
      error: Type.Optional(Type.String({ description: 'Why the last answer was not taken, when it is asked again' })),
    },
    closed,
  ),
};

/** The fields of a form, by name. What is needed depends on the last answer. */
export const Values = Type.Record(Type.String(), Type.Unknown());
/** `responseCode` beside `data`. */
export const PartnersAnswer = Type.Object(
  {
    status: Type.Literal('successful'),
    message: Type.String(),
    responseCode: Type.Integer({ description: '99 linked, 101 choose an account, 102 more is asked' }),
    timestamp: Type.String(),
    data: Type.Union([Type.Object(linked, closed), Type.Object(several, closed), Type.Object(asked, closed)]),
  },
  closed,
);
/** `responseCode` inside `data`. */
export const RenewalAnswer = success(
  Type.Union([
    Type.Object({ responseCode: Type.Integer(), ...linked }, closed),
    Type.Object({ responseCode: Type.Integer(), ...several }, closed),
    Type.Object({ responseCode: Type.Integer(), ...asked }, closed),
  ]),
);

/** `data` names the fields that are missing, where some are. */
export const PartnersMistake = Type.Union([
  Type.Object(
    {
      status: Type.Literal('failed'),
      message: Type.String(),
      responseCode: Type.Literal(400),
      timestamp: Type.String(),
      data: Type.Union([
        Type.Null(),
        Type.Array(Type.Object({ field: Type.String(), message: Type.String() }, closed)),
      ]),
    },
    closed,
  ),
  invalidInput,
]);
export const RenewalMistake = Type.Union([
  failureWith(Type.Object({ responseCode: Type.Literal(400) }, closed)),
  invalidInput,
]);

/** `GET /v2/connect/sandbox` */
export const SandboxBody = success(
  Type.Object(
    {
      credentials: Type.Array(
        Type.Object({ hasMultipleAccounts: Type.Boolean(), values: Type.Record(Type.String(), Type.String()) }, closed),
      ),
      inputs: Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, closed)),
    },
    closed,
  ),
);

/** What page and platform say to each other; `step` and `end` are described in `connectors/connector.ts` and `end.ts`. */
export const OpenedBody = Type.Union([
  Type.Object({ kind: Type.Literal('link'), linkId: Type.String({ maxLength: 100 }) }),
  Type.Object({
    kind: Type.Literal('widget'),
    key: Type.String({ maxLength: 200 }),
    query: Type.Record(Type.String(), Type.String({ maxLength: 20_000 })),
  }),
]);
const view = {
  step: Type.Object({ kind: Type.String() }, { additionalProperties: true }),
  end: Nullable(
    Type.Object(
      {
        outcome: Type.String(),
        reason: Type.String(),
        code: Type.Optional(Type.String()),
        redirect: Type.Optional(Type.String()),
        institution: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() }, closed)),
      },
      closed,
    ),
  ),
  institution: Type.Object({ id: Type.String(), name: Type.String() }, closed),
  authMethod: Type.String(),
};
export const PageViewBody = Type.Object(view, closed);
export const PageSessionBody = Type.Object({ session: Type.String(), ...view }, closed);
export const PageEndBody = Type.Object({ end: view.end }, closed);
