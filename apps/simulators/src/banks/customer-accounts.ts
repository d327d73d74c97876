import { dayNumber, daysIn, instantOf, localDayNumber, monthOf, parseDay } from '../history/calendar.ts';
import { Draw } from '../history/draw.ts';
import { DayBook, MORNING_SECOND } from '../history/entry.ts';
import { balanceAt, listedSpan, type MonthShelf, rowsBetween, type ShownRow } from '../history/history.ts';
import type { AccountPlan } from '../history/plan.ts';
import { type Person, personOf } from '../people/person.ts';
import { personaOf } from '../personas/catalogue.ts';
import { customPerson, customPersona } from '../personas/custom.ts';
import type { CustomPersona } from '../personas/custom-schema.ts';
import type { AccountDefinition, AddedRow } from '../store/records.ts';
import type { Bank } from './bank.ts';

/** The customer that somebody signed in as: user name, and the JSON persona where there is one. */
export interface Customer {
  seed: string;
  user: string;
  custom: CustomPersona | null;
  bank: Bank;
}

/** An account as the bank has it: the plan of its history, and what was done to it from outside. */
export interface BankAccount {
  plan: AccountPlan;
  definition: AccountDefinition | null;
}

export function plansOf({ seed, user, custom, bank }: Customer): AccountPlan[] {
  const persona = custom ? customPersona(custom) : personaOf({ user, bank });
  return persona.accounts({ seed, user, bank });
}

export function personBehind({ seed, user, custom, bank }: Customer): Person {
  const known = custom ? `${user}|${custom.seed ?? ''}` : user;
  const person = personOf(seed, known, bank.country);
  return custom ? customPerson(person, custom) : person;
}

/**
 * The plan of an account that was set up from outside. It is one of its persona's own when the number is; else it
 * lives the persona's life in another way, so that two such accounts differ.
 */
export function definedPlan(customer: Customer, number: string, definition: AccountDefinition): AccountPlan | null {
  const plans = plansOf({
    ...customer,
    user: definition.persona,
    custom: definition.persona === customer.user ? customer.custom : null,
  });
  const own = plans.find((plan) => plan.number === number);
  const [first] = plans;
  if (!first) return null;
  const base =
    own ??
    plansOf({ ...customer, user: definition.persona, custom: null, seed: `${customer.seed}|${number}` })[0] ??
    first;
  return {
    ...base,
    number,
    name: definition.name ?? definition.customer?.full_name ?? (own ?? first).name,
    type: definition.type ?? base.type,
    currency: definition.currency ?? base.currency,
    bvn: definition.customer?.bvn ?? (own ?? first).bvn,
    listsRows: definition.history === 'rows' || base.listsRows,
    fill: definition.history === 'rows' ? null : base.fill,
    opening: definition.history === 'rows' ? () => 0 : base.opening,
  };
}

/** The instant by which an added row stands in its day; a day-only one comes first, as with the bank's own. */
export function placeOf(row: AddedRow, offsetMinutes: number): number {
  return row.atMs ?? instantOf(parseDay(row.day) ?? 0, MORNING_SECOND, offsetMinutes);
}

/**
 * What the bank lists: its own twelve months that end at `nowMs`, and every added row. All balances chain, over the
 * bank's rows and the added ones together.
 */
export function statement(
  shelf: MonthShelf,
  account: BankAccount,
  added: readonly AddedRow[],
  nowMs: number,
): ShownRow[] {
  const { plan, definition } = account;
  const span = listedSpan(plan, nowMs);
  const own = rowsBetween(shelf, plan, span.from, span.to, nowMs);
  const offset = definition?.offset ?? 0;
  if (added.length === 0 && offset === 0 && !definition?.adjusted) return own;
  const extras = addedBy(account, added, nowMs)
    .map((row) => ({ row, ms: placeOf(row, plan.offsetMinutes) }))
    .sort((a, b) => a.ms - b.ms || a.row.seq - b.row.seq);
  const rows: ShownRow[] = [];
  let moved = offset;
  let before = openingOf(own) ?? plan.opening(monthOf(localDayNumber(nowMs, plan.offsetMinutes)));
  let next = 0;
  const addUntil = (ms: number): void => {
    for (let extra = extras[next]; extra && extra.ms < ms; extra = extras[next]) {
      moved += signed(extra.row);
      rows.push(shownExtra(extra.row, extra.ms, before + moved, plan));
      next += 1;
    }
  };
  for (const row of own) {
    addUntil(row.ms);
    rows.push({ ...row, balance: row.balance + moved, close: row.close + moved });
    before = row.close;
  }
  addUntil(Number.POSITIVE_INFINITY);
  return rows;
}

/** What was added, and the two savings moves of a balance that was asked for. */
function addedBy({ plan, definition }: BankAccount, added: readonly AddedRow[], nowMs: number): readonly AddedRow[] {
  const adjusted = definition?.adjusted;
  if (!adjusted) return added;
  const month = monthOf(localDayNumber(adjusted.atMs, plan.offsetMinutes));
  const monthEnd = instantOf(dayNumber(month.year, month.month, daysIn(month)), 86_399, plan.offsetMinutes);
  const moves = [savingsMove(plan, adjusted.atMs, adjusted.amount), savingsMove(plan, monthEnd, -adjusted.amount)];
  return [...added, ...moves.filter((move) => (move.atMs ?? 0) <= nowMs)];
}

function savingsMove(plan: AccountPlan, atMs: number, amount: number): AddedRow {
  const day = localDayNumber(atMs, plan.offsetMinutes);
  const book = new DayBook(day, monthOf(day), new Draw(`${plan.key}|adjusted|${atMs}`));
  const { narration } = plan.sweep(book, 0, amount < 0);
  const providerId = plan.ids === 'none' ? null : `SV${book.text.replaceAll('-', '')}${amount < 0 ? 'O' : 'I'}`;
  return {
    seq: 0,
    providerId,
    day: book.text,
    atMs,
    amount: Math.abs(amount),
    credit: amount > 0,
    narration,
    pending: false,
  };
}

/** The balance before the first row, whose second may be printed in any order. */
function openingOf(rows: readonly ShownRow[]): number | null {
  const [first] = rows;
  if (!first) return null;
  const together = rows.filter((row, index) => index < 12 && row.ms === first.ms);
  return (together.at(-1) ?? first).close - together.reduce((sum, row) => sum + signed(row), 0);
}

const signed = ({ amount, credit }: { amount: number; credit: boolean }): number => (credit ? amount : -amount);

function shownExtra(row: AddedRow, ms: number, balance: number, plan: AccountPlan): ShownRow {
  const { amount, credit, narration, pending } = row;
  const id = row.providerId ?? (plan.ids === 'none' ? null : `X${String(row.seq).padStart(9, '0')}`);
  const dayOnly = row.atMs === null || !plan.tellsTime;
  return {
    day: parseDay(row.day) ?? 0,
    ms,
    dayOnly,
    amount,
    credit,
    balance,
    close: balance,
    narration,
    reference: null,
    party: null,
    id,
    pending,
  };
}

/** What the account holds: where its last row left it. */
export function balanceOf(shelf: MonthShelf, account: BankAccount, added: readonly AddedRow[], nowMs: number): number {
  const sum = addedBy(account, added, nowMs).reduce((total, row) => total + signed(row), 0);
  return balanceAt(shelf, account.plan, nowMs) + (account.definition?.offset ?? 0) + sum;
}

/** The bank's record of its customer. */
export function identityOf(customer: Customer, definition: AccountDefinition | null): Record<string, unknown> {
  const person = personBehind(definition ? { ...customer, user: definition.persona } : customer);
  const given = definition?.customer;
  return {
    fullName: given?.full_name ?? [person.first, person.middle, person.last].filter((part) => part !== '').join(' '),
    email: given?.email ?? person.email,
    phone: given?.phone ?? person.phone,
    gender: given?.gender ?? person.gender,
    dateOfBirth: given?.dob ?? person.dob,
    bvn: customer.bank.country === 'ng' ? (given?.bvn ?? person.bvn) : null,
    maritalStatus: person.maritalStatus,
    address: person.address,
    origin: person.origin,
    verified: true,
  };
}
