import { aliasKeys, readName } from './normalise.ts';
import type { BankTransaction, Customer } from './subjects.ts';

const MOST_ALIASES = 40;
const MOST_NAMES = 12;

/** The customer after a person confirmed that this payee pays for it: each key counts once more, the name is known. */
export function confirmPayee(customer: Customer, counterparty: BankTransaction['counterparty']): Customer {
  const keys = aliasKeys(counterparty);
  const counted = keys.map((key) => ({ key, confirmations: (confirmationsOf(customer, key) ?? 0) + 1 }));
  const others = customer.aliases.filter(({ key }) => !keys.includes(key));
  const aliases = [...counted, ...others.sort((one, other) => other.confirmations - one.confirmations)];
  return { ...customer, aliases: aliases.slice(0, MOST_ALIASES), names: withName(customer.names, counterparty.name) };
}

/** The customer after a match was undone: each key counts once less, and at none the payee is forgotten. */
export function retractPayee(customer: Customer, counterparty: BankTransaction['counterparty']): Customer {
  const keys = aliasKeys(counterparty);
  const aliases = customer.aliases
    .map((alias) => (keys.includes(alias.key) ? { ...alias, confirmations: alias.confirmations - 1 } : alias))
    .filter(({ confirmations }) => confirmations > 0);
  return { ...customer, aliases };
}

const confirmationsOf = (customer: Customer, key: string): number | undefined =>
  customer.aliases.find((alias) => alias.key === key)?.confirmations;

function withName(names: readonly string[], name: string | null): readonly string[] {
  if (name === null || names.length >= MOST_NAMES) return names;
  const { sorted } = readName(name);
  return sorted === '' || names.some((known) => readName(known).sorted === sorted) ? names : [...names, name];
}
