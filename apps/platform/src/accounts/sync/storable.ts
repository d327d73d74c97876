import type { BankRow, Fetched } from '../../connectors/connector.ts';

/**
 * Texts as the database will hold them: it takes no NUL, and no half of a character pair. What is compared with the
 * held rows must be what would be stored, or a row would count as changed at each refresh.
 */
function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}

const orNull = (text: string | null): string | null => (text === null ? null : storableText(text));

/** The row itself where nothing has to change, which is nearly always. */
export function storableRow(row: BankRow): BankRow {
  const narration = storableText(row.narration);
  const providerId = orNull(row.providerId);
  const reference = orNull(row.reference);
  const counterparty = storableCounterparty(row.counterparty);
  const same =
    narration === row.narration &&
    providerId === row.providerId &&
    reference === row.reference &&
    counterparty === row.counterparty;
  return same ? row : { ...row, narration, providerId, reference, counterparty };
}

function storableCounterparty(counterparty: BankRow['counterparty']): BankRow['counterparty'] {
  if (counterparty === null) return null;
  const name = orNull(counterparty.name);
  const accountNumber = orNull(counterparty.accountNumber);
  const bank = orNull(counterparty.bank);
  const same = name === counterparty.name && accountNumber === counterparty.accountNumber && bank === counterparty.bank;
  return same ? counterparty : { name, accountNumber, bank };
}

export function storableDetails(details: NonNullable<Fetched['details']>): NonNullable<Fetched['details']> {
  const { name, type, accountNumber } = details;
  return {
    ...details,
    name: storableText(name),
    type: storableText(type),
    accountNumber: orNull(accountNumber),
  };
}
