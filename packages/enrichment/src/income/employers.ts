import { dayNumber } from '../calendar.ts';
import { inOrder, type Movement } from '../movement.ts';
import { foldedWords, namesNobody } from '../payees.ts';
import { near } from '../recurring/amounts.ts';
import { median } from '../rounding.ts';

/** Words around pay that name no employer: those of the payment and those of the bank's forms. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'salary salaries sal staff pay paid payment payments payroll net gross monthly month bulk credit cr transfer trf tfr ' +
    'nip neft rtgs for of the from to ref th st being wages wage bonus advance arrears payt ' +
    'between customers via gaps gtworld'
  ).split(' '),
);

/**
 * A bank that names the employer in some months only would cut one salary in two. A salary row that names nobody joins
 * the employer who paid nothing around that day, was paying before or after it, and pays about that much; where none
 * does, such rows stay together. Rows without a payee whose words do name somebody are gathered by those words, so that
 * `13TH MONTH SALARY … KESTREL` is Kestrel's.
 */
export function nameEmployers(groups: Map<string, Movement[]>, isSalary: (rows: Movement[]) => boolean): void {
  const salaries = [...groups].filter(([, rows]) => isSalary(rows));
  for (const [key, rows] of salaries) {
    if (!namesNobody(key)) continue;
    const telling = foldedWords(key).filter((word) => !GENERIC.has(word));
    groups.delete(key);
    const own = telling.length === 0 ? NAMELESS_SALARY : `${NAMELESS_SALARY} ${telling.join(' ')}`;
    groups.set(own, [...(groups.get(own) ?? []), ...rows]);
  }
  const nameless = groups.get(NAMELESS_SALARY);
  if (nameless === undefined) return;
  groups.delete(NAMELESS_SALARY);
  const employers = [...groups.values()].filter(isSalary).map(employerFrom);
  let left = inOrder(nameless);
  // A row that has joined brings its neighbour within reach.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const still = left.filter((row) => !joins(row, employers));
    if (still.length === left.length) break;
    left = still;
  }
  if (left.length > 0) groups.set(NAMELESS_SALARY, left);
}

const NAMELESS_SALARY = '~salary';
/** Nameless months in a row that can be joined from one end. */
const MOST_PASSES = 24;
/** Percent by which a payment may differ from the usual one. */
const SAME_PAY = 25n;
/** Two payments of one employer are further apart, and a job without pay is shorter. */
const LEAST_APART_DAYS = 12;
const MOST_APART_DAYS = 45;

interface Employer {
  readonly rows: Movement[];
  readonly days: number[];
  readonly usual: bigint;
}

function employerFrom(rows: Movement[]): Employer {
  return {
    rows,
    days: rows.map((row) => dayNumber(row.day)),
    usual: median(rows.map((row) => row.amountMinor)),
  };
}

function joins(row: Movement, employers: readonly Employer[]): boolean {
  const day = dayNumber(row.day);
  const fitting = employers.filter(({ days, usual }) => {
    const nearest = Math.min(...days.map((paid) => Math.abs(paid - day)));
    return nearest >= LEAST_APART_DAYS && nearest <= MOST_APART_DAYS && near(row.amountMinor, usual, SAME_PAY);
  });
  const off = ({ usual }: Employer) => Math.abs(Number(row.amountMinor - usual));
  const [employer] = fitting.sort((a, b) => off(a) - off(b));
  employer?.rows.push(row);
  employer?.days.push(day);
  return employer !== undefined;
}
