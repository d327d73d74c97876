import type { Movement } from '../movement.ts';
import { foldedWords, groupByPayee, namesNobody } from '../payees.ts';
import { sum } from '../rounding.ts';

/** A loan that the applicant declares. Minor units of the account's currency. Source: contract 4.11. */
export interface DeclaredLoan {
  readonly institution: string;
  readonly repaymentMinor: bigint;
  readonly tenorMonths: number;
  /** Entries of the repayment schedule that say `paid`. */
  readonly paidEntries: number;
  readonly open: boolean;
}

/** A loan that a credit bureau knows. */
export interface BureauLoan {
  readonly institution: string;
  readonly repaymentMinor: bigint;
  readonly owedMinor: bigint;
}

export interface OwedTo {
  readonly institution: string;
  readonly owedMinor: bigint;
}

export interface Debts {
  /** What falls due each month by declared and bureau loans, each lender once. */
  readonly monthlyMinor: bigint;
  /** Repayments seen in the account to lenders that are in neither, over all months assessed. */
  readonly seenMinor: bigint;
  readonly byInstitution: readonly OwedTo[];
  readonly owedMinor: bigint;
}

/** Words that say that somebody lends, not who. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'bank plc ltd limited microfinance mfb finance loan loans credit lending company co nigeria nig ghana kenya south ' +
    'africa the and of repayment recovery instalment installment deduction payment from to'
  ).split(' '),
);

function tellingWords(name: string): string[] {
  return foldedWords(name).filter((word) => word.length > 1 && !GENERIC.has(word));
}

/** The same lender: one name's telling words begin the other's, letter by letter where a bank cut them off. */
export function sameLender(a: string, b: string): boolean {
  const [left, right] = [tellingWords(a).join(''), tellingWords(b).join('')];
  if (left === '' || right === '') return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return short === long || (short.length >= 4 && long.startsWith(short));
}

/**
 * Debt service and debt, each lender once: a declared loan is believed first, the bureau adds lenders that were not
 * declared, and the account adds those that neither names. What is owed is the bureau's figure where it has one.
 * @param repayments loan repayments seen in the account in the months assessed
 */
export function debtsOf(
  declared: readonly DeclaredLoan[],
  bureau: readonly BureauLoan[],
  repayments: readonly Movement[],
): Debts {
  const open = declared.filter((loan) => loan.open);
  const undeclared = bureau.filter((loan) => !open.some((own) => sameLender(own.institution, loan.institution)));
  const known = [...open, ...undeclared].map((loan) => loan.institution);
  const seen = [...groupByPayee(repayments)].filter(([key, rows]) => !known.some((name) => isTo(name, key, rows)));
  const owed = owedOf(open, bureau);
  return {
    monthlyMinor: sum([...open, ...undeclared].map((loan) => loan.repaymentMinor)),
    seenMinor: sum(seen.flatMap(([, rows]) => rows.map((row) => row.amountMinor))),
    byInstitution: owed,
    owedMinor: sum(owed.map(({ owedMinor }) => owedMinor)),
  };
}

/** Where the row names no payee, its words may still name the lender. */
function isTo(lender: string, key: string, rows: readonly Movement[]): boolean {
  if (!namesNobody(key) && sameLender(lender, rows[0]?.counterparty ?? key)) return true;
  const words = tellingWords(lender).join(' ');
  return words !== '' && rows.some((row) => ` ${foldedWords(row.narration).join(' ')} `.includes(` ${words} `));
}

function owedOf(open: readonly DeclaredLoan[], bureau: readonly BureauLoan[]): OwedTo[] {
  const owed: OwedTo[] = [];
  const add = (institution: string, owedMinor: bigint) => {
    const at = owed.findIndex(
      (entry) => sameLender(entry.institution, institution) || entry.institution === institution,
    );
    const known = owed[at];
    if (known === undefined) owed.push({ institution, owedMinor });
    else owed[at] = { institution: known.institution, owedMinor: known.owedMinor + owedMinor };
  };
  for (const loan of bureau) add(loan.institution, loan.owedMinor);
  for (const loan of open) {
    if (bureau.some((entry) => sameLender(entry.institution, loan.institution))) continue;
    add(loan.institution, loan.repaymentMinor * BigInt(Math.max(0, loan.tenorMonths - loan.paidEntries)));
  }
  return owed;
}
