import { Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';

const strict = { additionalProperties: false };
export const DateTime = Type.String({ format: 'date-time' });
export const DateBody = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', expected: 'a date as YYYY-MM-DD' });
export const Text = (max: number, min = 1) => Type.String({ minLength: min, maxLength: max });
/** Minor units. */
export const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });

export const Address = Type.Object(
  {
    ...{ street: Text(150), city: Text(100), postalZone: Type.Optional(Text(20)), lga: Type.Optional(Text(20)) },
    ...{ state: Type.Optional(Text(20)), country: Type.String({ pattern: '^[A-Z]{2}$' }) },
  },
  strict,
);

export const BuyerBody = Type.Object(
  {
    ...{ name: Text(100), tin: Type.Optional(Text(20)), email: Type.Optional(Text(255)) },
    ...{ telephone: Type.Optional(Text(20)), address: Type.Optional(Address) },
  },
  strict,
);

const line = {
  ...{ name: Text(200), description: Type.Optional(Text(1_000)), hsnCode: Type.Optional(Text(20)) },
  ...{ isicCode: Type.Optional(Text(20)), category: Type.Optional(Text(100)), sellersItemId: Type.Optional(Text(100)) },
};

export const LinesBody = Type.Array(
  Type.Object(
    {
      ...line,
      quantity: Type.Optional(Type.Number({ minimum: 0.001, maximum: 1_000_000 })),
      unit: Type.Optional(Text(10)),
      price: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
    },
    strict,
  ),
  { minItems: 1, maxItems: 1_000 },
);

export const Kind = Type.Union([Type.Literal('B2B'), Type.Literal('B2C'), Type.Literal('B2G')]);
export const NoteBody = Type.Optional(Nullable(Text(1_000, 0)));

const text = Nullable(Type.String());

export const AllocationData = Type.Object(
  {
    ...{ id: Type.String(), transactionId: Type.String(), invoiceId: Type.String(), amount: Type.Integer() },
    ...{ kind: Type.String(), method: Type.String(), score: Nullable(Type.Number()), evidence: Type.Unknown() },
    ...{ actor: Type.String(), createdAt: DateTime, reversedAt: Nullable(DateTime) },
  },
  strict,
);

const invoice = {
  ...{ id: Type.String(), number: text, irn: text, status: Type.String(), source: Type.String() },
  ...{ environment: Type.String(), accountId: text, transactionId: text, traceId: text, currency: Type.String() },
  ...{ gross: Type.Integer(), net: Type.Integer(), vat: Type.Integer(), vatRateBp: Type.Integer() },
  ...{ paid: Type.Integer(), invoiceTypeCode: Type.String(), issueDate: Type.String(), dueDate: text },
  counterparty: Type.Object({ name: text, account_number: text, bank: text }, strict),
  ...{ description: text, reference: text, tags: Type.Array(Type.String()), paymentStatus: Type.String() },
  ...{ kind: Kind, buyer: Nullable(BuyerBody), note: text, paymentTerms: text, buyerReference: text },
  orderReference: text,
  lines: Type.Array(
    Type.Object(
      { ...line, quantity: Type.Number(), unit: Type.String(), price: Type.Integer(), net: Type.Integer() },
      strict,
    ),
  ),
  billing_reference: Type.Array(Type.Object({ irn: Type.String(), issue_date: Type.String() }, strict)),
  eligibility: Type.Unknown(),
  ...{ reviewer: text, validatedAt: Nullable(DateTime), documentHash: text, signedAt: Nullable(DateTime) },
  ...{ transmittedAt: Nullable(DateTime), version: Type.Integer(), createdAt: DateTime },
};

export const InvoiceData = Type.Object(invoice, strict);

export const WholeInvoiceData = Type.Object(
  {
    ...invoice,
    allocations: Type.Array(AllocationData),
    history: Type.Array(
      Type.Object(
        {
          ...{ action: Type.String(), status: Type.String(), actor: Type.String(), at: DateTime },
          detail: Type.Unknown(),
        },
        strict,
      ),
    ),
  },
  strict,
);

const suggestion = {
  ...{ rule: Type.String(), score: Type.Number(), certain: Type.Boolean() },
  lines: Type.Array(Type.Object({ invoiceId: Type.String(), amount: Type.Integer(), kind: Type.String() }, strict)),
  evidence: Type.Unknown(),
};

export const SuggestionData = Type.Object(
  { ...suggestion, reverses: Type.Array(Type.String()), creditNotesFor: Type.Array(Type.String()) },
  strict,
);

export const MatchData = Type.Object(
  {
    transaction: Type.Object(
      {
        ...{ id: Type.String(), accountId: Type.String(), amount: Type.Integer(), unallocated: Type.Integer() },
        ...{ currency: Type.String(), date: Type.String(), text: Type.String(), counterparty: text },
      },
      strict,
    ),
    ...suggestion,
  },
  strict,
);

export const BusinessData = Type.Object(
  {
    ...{ businessId: Type.String(), serviceId: Type.String(), name: Type.String(), tin: Type.String() },
    ...{ email: Type.String(), address: Address },
    ...{ telephone: text, description: text, vatMode: Type.String(), vatRateBp: Type.Integer() },
    ...{ numberPrefix: Type.String(), hsnCode: text, isicCode: text, category: text, hasCryptoKeys: Type.Boolean() },
  },
  strict,
);
