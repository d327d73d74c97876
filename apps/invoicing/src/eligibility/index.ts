/** What becomes an invoice and why: pure functions of a row, a ruleset and what the organisation knows. */

export {
  type BookEntries,
  type Books,
  createBooks,
  type KnownCustomer,
  type KnownSale,
  type OpenInvoice,
} from './books.ts';
export { type Context, type Decision, decide } from './decide.ts';
export { type DecidedRow, type DryRun, dryRun, type Move } from './dry-run.ts';
export { DEFAULT_KEYWORDS, type KeywordLists } from './keyword-lists.ts';
export {
  compileExpression,
  MAX_RULES,
  MAX_VALUE,
  problemsOf,
  type Rule,
  type RuleField,
  type RuleOp,
  type RuleProblem,
} from './patterns.ts';
export { createRowReader, type ReadRow, type RowReader, type UpstreamTransaction } from './read-row.ts';
export { type Detail, explain, type Reason, type WireReason, wireReason } from './reasons.ts';
export {
  compileRuleset,
  DEFAULT_RULESET,
  type Level,
  type RuleLists,
  type Ruleset,
  type RulesetSource,
  UnusableRules,
} from './ruleset.ts';
