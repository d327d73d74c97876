import Type, { type Static } from 'typebox';
import { PRODUCTS } from '../../tenancy/index.ts';

/** The seed file: sandbox contract, section 3. Everything but `mode` is optional; what is missing is generated. */

const closed = { additionalProperties: false };
const Id = Type.String({ pattern: '^[0-9a-f]{24}$', invalid: 'must be 24 lower-case hex characters' });
const Text = Type.String({ minLength: 1, maxLength: 200 });
const Key = Type.String({
  minLength: 8,
  maxLength: 200,
  pattern: '^\\S+$',
  invalid: 'must be 8 to 200 characters without blanks',
});
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const Row = Type.Object(
  {
    date: Type.Optional(Type.String({ minLength: 10, maxLength: 40 })),
    amount: Amount,
    type: Type.Enum(['credit', 'debit']),
    narration: Type.String({ maxLength: 2_000 }),
    status: Type.Optional(Type.Enum(['pending', 'posted'])),
    provider_id: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);

const Account = Type.Object(
  {
    id: Type.Optional(Id),
    customer: Type.Optional(Id),
    institution: Type.Optional(Text),
    auth_method: Type.Optional(Text),
    persona: Type.Optional(Text),
    account_number: Type.Optional(
      Type.String({ pattern: '^[+A-Za-z0-9-]{4,40}$', invalid: 'must be an account or phone number' }),
    ),
    name: Type.Optional(Text),
    balance: Type.Optional(Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })),
    ref: Type.Optional(Text),
    transactions: Type.Optional(Type.Array(Row, { maxItems: 50_000 })),
  },
  closed,
);

const Customer = Type.Object(
  {
    id: Type.Optional(Id),
    first_name: Type.Optional(Text),
    last_name: Type.Optional(Text),
    email: Type.Optional(Text),
    phone: Type.Optional(Text),
    bvn: Type.Optional(Type.String({ pattern: '^\\d{11}$', invalid: 'must be 11 digits' })),
  },
  closed,
);

const Environment = Type.Object(
  {
    mode: Type.Enum(['test', 'live']),
    id: Type.Optional(Id),
    secret_key: Type.Optional(Key),
    public_key: Type.Optional(Key),
    webhook: Type.Optional(
      Type.Object(
        { url: Text, secret: Type.Optional(Key), events: Type.Optional(Type.Array(Text, { maxItems: 50 })) },
        closed,
      ),
    ),
    customers: Type.Optional(Type.Array(Customer, { maxItems: 10_000 })),
    accounts: Type.Optional(Type.Array(Account, { maxItems: 10_000 })),
    codes: Type.Optional(
      Type.Array(Type.Object({ code: Type.String({ minLength: 8, maxLength: 100 }), account: Id }, closed), {
        maxItems: 10_000,
      }),
    ),
  },
  closed,
);

const App = Type.Object(
  {
    business: Type.Optional(Type.Object({ id: Type.Optional(Id), name: Type.Optional(Text) }, closed)),
    id: Type.Optional(Id),
    name: Type.Optional(Text),
    products: Type.Optional(Type.Array(Type.Enum([...PRODUCTS]), { minItems: 1 })),
    environments: Type.Optional(Type.Array(Environment, { maxItems: 2 })),
  },
  closed,
);

export const SeedFile = Type.Object({ apps: Type.Array(App, { maxItems: 1_000 }) }, closed);
export type SeedFile = Static<typeof SeedFile>;
export type SeedApp = Static<typeof App>;
export type SeedEnvironment = Static<typeof Environment>;
export type SeedAccount = Static<typeof Account>;
