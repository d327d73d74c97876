import type { BankRow } from '../../connectors/connector.ts';
import { isCutOff, narrationKey } from './narration.ts';
import { type Covers, instantOf, type StoredRow } from './rows.ts';

/** New values of a stored row. Direction never changes: a row that turns round is another row. */
export type Changes = Partial<
  Pick<
    StoredRow,
    | 'providerId'
    | 'day'
    | 'at'
    | 'amountMinor'
    | 'balanceMinor'
    | 'narration'
    | 'reference'
    | 'counterparty'
    | 'status'
    | 'position'
  >
> & { removed?: false };

type Counterparty = BankRow['counterparty'];

/**
 * What a fetched row changes in the stored row that it is. `null`: nothing.
 * Silence is not a correction: an id, reference, counterparty, time or balance that the source leaves out this time
 * is kept, unless what it belonged to changed.
 */
export function changesOf(stored: StoredRow, fetched: BankRow, covers: Covers | null): Changes | null {
  const changes: Changes = {};
  if (fetched.providerId !== null && fetched.providerId !== stored.providerId) changes.providerId = fetched.providerId;
  const newDay = fetched.day !== stored.day;
  const newAmount = fetched.amountMinor !== stored.amountMinor;
  if (newDay) changes.day = fetched.day;
  if (newAmount) changes.amountMinor = fetched.amountMinor;
  if (fetched.status !== stored.status) changes.status = fetched.status;
  if (fetched.narration !== stored.narration && !(covers === null && isOnlyCutOff(stored, fetched)))
    changes.narration = fetched.narration;

  const keeps = leavesOut(fetched, stored) && isSameEntry(stored, fetched);
  const at = fetched.at ?? (keeps && !newDay ? stored.at : null);
  if (at?.getTime() !== stored.at?.getTime()) changes.at = at;
  const balance = fetched.balanceMinor ?? (keeps && !newDay && !newAmount ? stored.balanceMinor : null);
  if (balance !== stored.balanceMinor) changes.balanceMinor = balance;
  const reference = fetched.reference ?? (keeps ? stored.reference : null);
  if (reference !== stored.reference) changes.reference = reference;
  const counterparty = keeps ? completed(stored.counterparty, fetched.counterparty) : fetched.counterparty;
  if (!sameCounterparty(counterparty, stored.counterparty)) changes.counterparty = counterparty;
  if (stored.removed) changes.removed = false;
  for (const _ in changes) return changes;
  return null;
}

/** Does the source tell less than is held? */
function leavesOut(fetched: BankRow, stored: StoredRow): boolean {
  return (
    (fetched.at === null && stored.at !== null) ||
    (fetched.balanceMinor === null && stored.balanceMinor !== null) ||
    (fetched.reference === null && stored.reference !== null) ||
    (stored.counterparty !== null && !sameCounterparty(stored.counterparty, fetched.counterparty))
  );
}

/** One entry in the bank's books, as its id or its own words tell; not merely what became of it. */
function isSameEntry(stored: StoredRow, fetched: BankRow): boolean {
  if (fetched.providerId !== null && fetched.providerId === stored.providerId) return true;
  return (
    fetched.amountMinor === stored.amountMinor && narrationKey(fetched.narration) === narrationKey(stored.narration)
  );
}

export function sameCounterparty(a: Counterparty, b: Counterparty): boolean {
  if (a === null || b === null) return a === b;
  return a.name === b.name && a.accountNumber === b.accountNumber && a.bank === b.bank;
}

/** A narrower print of a row that something else than its words identifies again next time. */
function isOnlyCutOff(stored: StoredRow, fetched: BankRow): boolean {
  if (fetched.day !== stored.day || fetched.amountMinor !== stored.amountMinor) return false;
  const known =
    (fetched.providerId !== null && fetched.providerId === stored.providerId) ||
    (fetched.balanceMinor !== null && fetched.balanceMinor === stored.balanceMinor);
  return known && isCutOff(stored.narration, fetched.narration);
}

/** The fetched counterparty, completed by what is known. */
function completed(known: Counterparty, told: Counterparty): Counterparty {
  if (told === null || known === null) return told ?? known;
  return {
    name: told.name ?? known.name,
    accountNumber: told.accountNumber ?? known.accountNumber,
    bank: told.bank ?? known.bank,
  };
}

/** The instant under which the row is listed once it has changed, in ms. */
export function instantAfter(stored: StoredRow, changes: Changes | null): number {
  if (changes === null || (changes.at === undefined && changes.day === undefined)) return instantOf(stored);
  return instantOf({ day: changes.day ?? stored.day, at: changes.at === undefined ? stored.at : changes.at });
}
