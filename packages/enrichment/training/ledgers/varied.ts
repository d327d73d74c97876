import { dayOf, monthsBefore } from '../../src/calendar.ts';
import { Book } from './book.ts';
import { drawFrom } from './draw.ts';
import * as earn from './earnings.ts';
import type { Ledger } from './ledgers.ts';
import { MORE_BANKS } from './more-banks.ts';
import { noise } from './noise.ts';
import * as live from './varied-lives.ts';

const LIVES: Readonly<Record<string, (book: Book) => void>> = {
  'last working day': live.lastWorkingDay,
  'raise midway': live.raisedMidway,
  'employer renamed': live.renamedEmployer,
  'pay reworded': live.rewordedPay,
  'job changed': live.changedJob,
  'paid in parts': live.paidInParts,
  weekly: live.weeklyPay,
  fortnightly: live.fortnightlyPay,
  'expenses and advances': live.expensesAndAdvances,
  'salary reversed': live.reversedSalary,
  bonuses: live.bonuses,
  platforms: live.platforms,
  freelance: live.freelance,
  pensioner: live.pensioner,
  grant: live.grant,
  landlord: live.landlord,
  family: live.family,
  trader: earn.trade,
};
const NAMES = Object.keys(LIVES);

/**
 * A second kind of invented account, made after the rules of the first kind were: other banks, words and lives. The
 * same seed gives the same bytes.
 */
export function variedLedgerOf(seed: number): Ledger {
  const draw = drawFrom(seed ^ 0x5bd1e995);
  const today = dayOf(20_089 + draw.between(0, 600));
  const months = draw.pick([6, 8, 12, 12, 18]);
  const book = new Book(draw, draw.pick(MORE_BANKS), monthsBefore(today, months), today);
  const persona = draw.pick(NAMES);
  LIVES[persona]?.(book);
  if (draw.chance(0.3)) earn.interest(book);
  noise(book, persona === 'trader' ? [90, 180] : [20, 40, 90]);
  const rows = book.rows(seed);
  const least = ({ frequency, type }: (typeof book.streams)[number]) =>
    frequency === 'VARIABLE' && type !== 'INVESTMENT' ? 3 : 2;
  const streams = book.streams.filter((stream) => stream.rowIds.length >= least(stream));
  return { seed, persona, country: book.bank.country, holder: book.holder, today, months, rows, streams };
}
