/**
 * What the rows of an account tell: channel, other side, category, and how rows belong together. Pure: same rows, same
 * ruleset, same answer.
 */

export type { AccountRow } from './account-row.ts';
// What a whole account tells: pure functions of its rows and of `today`.
export {
  type Affordability,
  type AffordabilityInput,
  affordability,
  type RiskBand,
} from './affordability/affordability.ts';
export { instalment, type Loan } from './affordability/instalment.ts';
export type { BureauLoan, DeclaredLoan, OwedTo } from './affordability/lenders.ts';
export { CATEGORIES, type Category, fitsDirection, type SpendingGroup } from './category.ts';
export { type Correction, correctionFor, type Refused } from './corrections.ts';
export { factsOf } from './countries.ts';
export type { CountryFacts } from './data/country-data.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export type { CategoryResult, Channel, Enrichment, Method, RowKind } from './enrichment.ts';
export { type Flow, type MonthFlow, monthlyFlow } from './flows/monthly.ts';
export { type Exclusion, exclusionOf } from './income/eligibility.ts';
export { type IncomeOptions, type IncomeReport, incomeReport } from './income/report.ts';
export type { Confidence, Frequency, IncomeStream, IncomeType } from './income/stream.ts';
export { incomeStreams } from './income/streams.ts';
export { type IncomeAccount, incomeBody } from './income/wire.ts';
export { type StatementInsights, statementInsights } from './insights/statement-insights.ts';
export { insightsBody } from './insights/wire.ts';
export { type Metadata, metadataOf } from './metadata.ts';
export type { Classification, Classifier, ClassifierInput } from './model/face.ts';
export { loadClassifier } from './model/load.ts';
export { type Movement, movementsOf } from './movement.ts';
export { type RecurringStream, recurringStreams, type StreamState } from './recurring/streams.ts';
export { type Relation, relate } from './relate.ts';
export type { Country, Row } from './row.ts';
export { type Spending, type SpentOn, spending } from './spending/spending.ts';
