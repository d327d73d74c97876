import { incomeStreams } from '../income/streams.ts';
import type { Movement } from '../movement.ts';
import { divideHalfUp, sum } from '../rounding.ts';
import { instalment, type Loan } from './instalment.ts';
import { type BureauLoan, type DeclaredLoan, debtsOf, type OwedTo } from './lenders.ts';
import { type MonthsAssessed, monthsAssessed } from './months.ts';

export type RiskBand = 'none' | 'critical' | 'high' | 'moderate' | 'low' | 'very_low' | 'minimal';

export interface AffordabilityInput {
  readonly loan: Loan;
  readonly declared: readonly DeclaredLoan[];
  /** What the bureau answered; empty when it was not asked. */
  readonly bureau: readonly BureauLoan[];
  readonly today: string;
  /** The days of which history is known, where more is known than the first row and today. */
  readonly historyFrom?: string;
  readonly historyTo?: string;
}

/** Can the applicant carry the loan? Minor units. Source: contract 4.11. */
export interface Affordability {
  readonly months: MonthsAssessed;
  readonly canAfford: boolean;
  readonly instalmentMinor: bigint;
  /** Net disposable income ÷ debt service, two decimals half up; null with nothing to serve. */
  readonly dscr: number | null;
  readonly riskBand: RiskBand;
  /** Monthly means, half up, for people to read: the ratio is taken from the exact sums. */
  readonly incomeMinor: bigint;
  readonly expensesMinor: bigint;
  readonly debtServiceMinor: bigint;
  readonly debtByInstitution: readonly OwedTo[];
  readonly totalDebtMinor: bigint;
}

/** Null: history covers fewer than three complete months. */
export function affordability(movements: readonly Movement[], input: AffordabilityInput): Affordability | null {
  const [earliest = input.today] = movements.map(({ day }) => day).sort();
  const firstDay = input.historyFrom ?? earliest;
  const months = monthsAssessed(firstDay, input.historyTo ?? input.today);
  if (months === null) return null;
  const assessed = (day: string) => day.slice(0, 7) >= months.start && day.slice(0, 7) <= months.end;
  const deposits = incomeStreams(movements, input.today).flatMap((stream) => stream.deposits);
  const income = amountOf(deposits.filter(({ day }) => assessed(day)));
  const debits = movements.filter((movement) => !movement.credit && !movement.reversed && assessed(movement.day));
  const expenses = amountOf(debits.filter(isExpense));
  const debts = debtsOf(input.declared, input.bureau, debits.filter(isLoanRepayment));
  const payment = instalment(input.loan);
  const count = BigInt(months.count);
  // Both sides times the number of months: sums stay whole.
  const available = income - expenses;
  const service = (payment + debts.monthlyMinor) * count + debts.seenMinor;
  const hundredths = service === 0n ? null : divideHalfUp(available * 100n, service);
  return {
    months,
    canAfford: hundredths === null || hundredths >= 111n,
    instalmentMinor: payment,
    dscr: hundredths === null ? null : Number(hundredths) / 100,
    riskBand: bandOf(hundredths),
    incomeMinor: divideHalfUp(income, count),
    expensesMinor: divideHalfUp(expenses, count),
    debtServiceMinor: divideHalfUp(service, count),
    debtByInstitution: debts.byInstitution,
    totalDebtMinor: debts.owedMinor,
  };
}

const amountOf = (movements: readonly Movement[]): bigint => sum(movements.map((movement) => movement.amountMinor));

/** An overdraft that fills and empties with every payment is no loan: draw and repayment stay out of both sides. */
function isLoanRepayment({ category, kind }: Movement): boolean {
  return kind !== 'overdraft-repayment' && (category === 'loan_repayment' || kind === 'loan-repayment');
}

/** What leaves for good: own pockets stay, and loans are counted as debt service. */
function isExpense(movement: Movement): boolean {
  const { ownAccount, category, kind } = movement;
  if (ownAccount || category === 'savings' || category === 'investments') return false;
  return kind !== 'overdraft-repayment' && !isLoanRepayment(movement);
}

/** Lower bounds in hundredths, highest first. Source: contract 4.11. */
const BANDS: readonly (readonly [bigint, RiskBand])[] = [
  [201n, 'minimal'],
  [151n, 'very_low'],
  [131n, 'low'],
  [121n, 'moderate'],
  [111n, 'high'],
  [100n, 'critical'],
];

/** Of the ratio in hundredths; null, with nothing to serve, is the least risk. */
export function bandOf(hundredths: bigint | null): RiskBand {
  if (hundredths === null) return 'minimal';
  return BANDS.find(([least]) => hundredths >= least)?.[1] ?? 'none';
}
