import { BankError } from '../banks/bank-error.ts';
import { definedPlan, plansOf } from '../banks/customer-accounts.ts';
import type { Desk } from '../banks/desk.ts';
import { balanceAt } from '../history/history.ts';
import { COUNTRIES } from '../people/countries.ts';
import { internationalPhone } from '../people/person.ts';
import type { AccountDefinition, NewRow } from '../store/records.ts';
import type { AccountBody } from './account-body.ts';
import { toNewRow } from './added-rows.ts';
import { bankOf } from './at-bank.ts';

/** Sets an account up, leaves one alone that is there, and answers with a token that reaches it. */
export async function placeAccount(desk: Desk, world: string, body: AccountBody, nowMs: number): Promise<unknown> {
  const bank = bankOf(body);
  const { seed } = await desk.store.world(world);
  const user = body.persona ?? 'user_good';
  const customer = { seed, user, custom: null, bank };
  const given = bank.phoneIsNumber ? internationalPhone(body.number ?? '', COUNTRIES[bank.country]) : null;
  const number = given ?? body.number ?? plansOf(customer)[0]?.number;
  if (number === undefined) throw new BankError(400, 'no_account', `${user} has no account at ${bank.name}.`);
  const { offsetMinutes } = COUNTRIES[bank.country];
  const rows = (body.transactions ?? []).map((row) => toNewRow(row, nowMs, offsetMinutes));
  const history = body.history ?? (body.transactions === undefined ? 'persona' : 'rows');
  const { name, type, currency, customer: identity } = body;
  const shape: AccountDefinition = {
    persona: user,
    history,
    offset: 0,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(currency === undefined ? {} : { currency }),
    ...(identity === undefined ? {} : { customer: identity }),
  };
  const plan = definedPlan(customer, number, shape);
  if (!plan) throw new BankError(400, 'no_account', `${user} has no account at ${bank.name}.`);
  const held =
    balanceAt(desk.shelf, plan, nowMs) + rows.reduce((sum, row) => sum + (row.credit ? row.amount : -row.amount), 0);
  const definition = settled(shape, rows, body.balance === undefined ? null : body.balance - held, nowMs);
  const created = await desk.store.putAccount({
    world,
    bank: bank.slug,
    number,
    definition,
    rows,
    replace: body.replace ?? false,
  });
  const grant = { world, bank: bank.slug, method: '', user, custom: null, fault: '', account: number };
  const { token, accounts } = await desk.admit(grant, bank, nowMs);
  return { created, token, bank: bank.slug, ...accounts.find((account) => account.number === number) };
}

/** Makes the account hold what was asked for; `missing` is what it lacks now. */
function settled(
  shape: AccountDefinition,
  rows: readonly NewRow[],
  missing: number | null,
  nowMs: number,
): AccountDefinition {
  if (shape.history === 'rows') return { ...shape, offset: missing ?? depth(rows) };
  return missing === null || missing === 0 ? shape : { ...shape, adjusted: { atMs: nowMs, amount: missing } };
}

/** What must be there before the rows so that none of them overdraws the account. */
function depth(rows: readonly NewRow[]): number {
  const ordered = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : (a.atMs ?? 0) - (b.atMs ?? 0)));
  let held = 0;
  let lowest = 0;
  for (const row of ordered) {
    held += row.credit ? row.amount : -row.amount;
    lowest = Math.min(lowest, held);
  }
  return lowest === 0 ? 0 : -lowest;
}
