import {
  type AccountRow,
  type Affordability,
  type AffordabilityInput,
  affordability,
  type Country,
  type IncomeAccount,
  incomeBody,
  incomeReport,
  insightsBody,
  type Movement,
  type Spending,
  spending,
  statementInsights,
} from '@kente/enrichment';
import { type IncomeEvidence, incomeEvidence } from './income-evidence.ts';
import { type LegacyIncome, legacyIncomeBody } from './legacy-income-body.ts';

/** What can be asked of an account's rows, and what is answered. Both go from process to process: data alone. */
export interface Questions {
  income: {
    asked: { account: IncomeAccount; today: string; months: number | null };
    answer: { income: ReturnType<typeof incomeBody>; evidence: IncomeEvidence };
  };
  legacyIncome: { asked: { today: string }; answer: LegacyIncome };
  statementInsights: {
    asked: { accountId: string; today: string; country: Country };
    answer: ReturnType<typeof insightsBody>;
  };
  /** Null: history covers fewer than three complete months. */
  affordability: { asked: AffordabilityInput; answer: Affordability | null };
  spending: { asked: { fromDay: string; toDay: string }; answer: Spending };
}

export type Topic = keyof Questions;

/** The account's own rows, newest first; the same with what relates them to each other and to rows elsewhere. */
interface Given {
  rows: readonly AccountRow[];
  movements: readonly Movement[];
}

type Rules = { readonly [T in Topic]: (asked: Questions[T]['asked'], given: Given) => Questions[T]['answer'] };

const RULES: Rules = {
  income({ account, today, months }, { rows, movements }) {
    const report = incomeReport(movements, { today, months });
    return { income: incomeBody(report, account), evidence: incomeEvidence(report, rows) };
  },
  legacyIncome: ({ today }, { movements }) => legacyIncomeBody(incomeReport(movements, { today, months: null })),
  statementInsights: ({ accountId, today, country }, { movements }) =>
    insightsBody(statementInsights(movements, { today, country }), accountId),
  affordability: (asked, { movements }) => affordability(movements, asked),
  spending: (asked, { movements }) => spending(movements, asked),
};

export function answerTo<T extends Topic>(
  topic: T,
  asked: Questions[T]['asked'],
  given: Given,
): Questions[T]['answer'] {
  return RULES[topic](asked, given);
}
