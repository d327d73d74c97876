import { missing, Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

export const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

export const AccountMissing = missing('account');
export const JobMissing = missing('job');

/** For work whose result is told by webhook. */
export const AccountOrWebhookMissing = Type.Union([
  AccountMissing,
  closed({
    status: Type.Literal('failed'),
    message: Type.Literal('No webhook found for app'),
    timestamp: Type.String({ format: 'date-time' }),
    data: Type.Null(),
  }),
]);

const text = Nullable(Type.String());
const amount = Type.Integer({ description: 'Minor units' });
const day = Nullable(Type.String({ description: 'YYYY-MM-DD' }));

export const Accepted = success(Type.Null());

export const JobStarted = success(closed({ jobId: Type.String(), jobStatus: Type.String() }));
/** `data` of the old routes is null. */
export const LegacyJobStarted = success(Type.Null());

export const EnrichmentJobBody = success(
  closed({
    ...{ id: Type.String(), status: Type.String(), name: Type.String(), account: text },
    ...{ app: Type.String(), business: Type.String() },
  }),
);

const EnrichedTransaction = Type.Object({
  ...{ id: Type.String(), type: Type.String(), narration: Type.String(), category: Type.String() },
});
const origin = { app: Type.String(), created_at: Type.String(), updated_at: Type.String() };
const Sums = closed({
  average_per_month: closed({ last_12_months: amount, since_first_transaction: amount }),
  monthly_sum: Type.Array(Type.Record(Type.String(), amount)),
});
const Flow = closed({ all_transaction: Sums, repeat_transactions: Sums });
const Record = Type.Union([
  closed({ transactions: Type.Array(EnrichedTransaction), ...origin }),
  closed({
    insights: Type.Object({
      account: Type.String(),
      start_date: day,
      end_date: day,
      transaction_count: Type.Integer(),
    }),
    transaction_details: Type.Object({
      highest_debits: Type.Array(Type.Any()),
      highest_credits: Type.Array(Type.Any()),
    }),
    inflow: Flow,
    outflow: Flow,
    recurring_transactions: Type.Array(Type.Any()),
    ...origin,
  }),
]);

export const RecordsBody = success(Type.Array(Record), PageMeta);
/** While the job runs, and when it failed, `data` is the job. */
export const RecordBody = Type.Union([RecordsBody, JobStarted]);

const IncomeStream = closed({
  ...{ income_type: Type.String(), frequency: Type.String(), currency: Type.String() },
  ...{ monthly_average: amount, average_income_amount: amount, stability: Type.Number() },
  ...{ first_income_date: day, last_income_date: day, last_income_amount: amount },
  ...{ last_income_description: Type.String(), periods_with_income: Type.Integer() },
  ...{ number_of_incomes: Type.Integer(), number_of_months: Type.Integer() },
});

const Income = closed({
  ...{ account: Type.String(), account_name: Type.String(), account_number: Type.String() },
  income_summary: closed({ total_income: amount, employer: Type.String() }),
  income_streams: Type.Array(IncomeStream),
  ...{ income_source_type: Type.String(), first_transaction_date: day, last_transaction_date: day },
  ...{ period: Type.String(), number_of_income_streams: Type.Integer(), total_income: amount },
  ...{ annual_income: amount, monthly_income: amount, aggregated_monthly_average: amount },
  ...{ aggregated_monthly_average_regular: amount, aggregated_monthly_average_irregular: amount },
  ...{ total_regular_income_amount: amount, total_irregular_income_amount: amount },
});

export const IncomeRecordsBody = success(
  Type.Array(closed({ id: Type.String(), income: Income, ...origin })),
  PageMeta,
);

const EvidenceRow = closed({
  ...{ id: Type.String(), date: day, amount: Nullable(amount), narration: text, category: text },
  ...{ rules: Type.Array(Type.String()), method: Type.String() },
});
export const EvidenceBody = success(
  closed({
    ...{ id: Type.String(), created_at: Type.String(), window_days: Type.Integer(), ruleset: text },
    range: closed({ low: amount, high: amount }),
    cash_deposits: amount,
    streams: Type.Array(
      closed({
        ...{ income_type: Type.String(), frequency: Type.String(), confidence: Type.String(), payer: text },
        ...{ total: amount, typical_amount: amount, transactions: Type.Array(EvidenceRow) },
      }),
    ),
  }),
);

export const LegacyIncomeBody = closed({
  ...{ type: text, amount, employer: Type.String(), confidence: Type.Number(), total_income: amount },
  ...{ annual_income: amount, monthly_income: amount, average_income: amount, yearly_income: amount },
  income_sources: Type.Integer(),
  income_streams: Type.Array(
    closed({
      ...{ type: Type.String(), amount, frequency: Type.String(), last_date: day, average_amount: amount },
      number_of_occurrences: Type.Integer(),
    }),
  ),
});

export const Spending = closed({
  total_spent: amount,
  categories: Type.Array(closed({ category: Type.String(), amount, percentage: Type.Number() })),
});

const Asset = closed({
  ...{ name: Type.String(), type: Type.String(), cost: Nullable(amount), return: Nullable(amount) },
  ...{ quantity: text, currency: Type.String() },
  details: closed({ symbol: text, price: Nullable(amount), current_balance: Nullable(amount) }),
});
export const Assets = closed({
  ...{ id: Type.String(), _id: Type.String(), balances: Type.Record(Type.String(), amount), assets: Type.Array(Asset) },
});
export const Earning = closed({
  ...{ id: Type.String(), _id: Type.String(), amount, narration: Type.String(), date: Type.String() },
  asset: closed({ symbol: text, name: text, sale_price: Nullable(amount), quantity_sold: text }),
});

export const Correction = closed({
  ...{ id: Type.String(), type: Type.Enum(['debit', 'credit']), about: Type.Enum(['counterparty', 'remark']) },
  ...{ key: Type.String(), category: Type.String(), account: Type.String(), transaction: Type.String() },
  ...{ created_at: Type.String(), updated_at: Type.String() },
});

export const CorrectedRow = success(
  closed({
    transaction: closed({
      ...{ id: Type.String(), _id: Type.String(), narration: Type.String(), amount, type: Type.String() },
      ...{ balance: Nullable(amount), date: Type.String(), category: Type.String(), currency: Type.String() },
    }),
    correction: Nullable(Correction),
  }),
);

/** What a bad CSV file is told: each bad row by its number, the header being row 1. */
export const BadUpload = closed({
  status: Type.Literal('failed'),
  message: Type.String(),
  timestamp: Type.String({ format: 'date-time' }),
  data: Nullable(
    Type.Array(closed({ row: Type.Integer(), field: Type.String(), message: Type.String() }), { maxItems: 1_000 }),
  ),
});
