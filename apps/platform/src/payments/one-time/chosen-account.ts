import { Refusal } from '@kente/kit/errors';
import type { Account } from '../../accounts/index.ts';
import type { Bank, Institution } from '../../institutions/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { OneTimeDeps } from './deps.ts';
import type { ChosenAccount } from './session.ts';

/** A bank of the national switch, which can be asked for money. */
export function payingBank(banks: readonly Bank[], { nipCode }: Pick<Institution, 'nipCode'>): Bank | null {
  return nipCode === null ? null : (banks.find(({ nip_code }) => nip_code === nipCode) ?? null);
}

/** @throws Refusal 404 for an account that is none of this environment's, 400 for one that nobody can debit. */
export async function chosenAccount(
  { accounts, institutions }: Pick<OneTimeDeps, 'accounts' | 'institutions'>,
  env: Environment,
  accountId: string,
): Promise<{ chosen: ChosenAccount; customerId: string }> {
  const account = await accounts.get(env.id, accountId);
  const institution = institutions.byIdOrFail(account.institutionId);
  const bank = payingBank(institutions.banks(), institution);
  if (!bank || !isDebitable(account)) {
    const message = 'Payments cannot be taken from this account';
    throw new Refusal('payment.account', { status: 400, message });
  }
  const { name, type, authMethod, balanceMinor, createdAt, updatedAt } = account;
  const chosen: ChosenAccount = {
    id: account.id,
    party: {
      ...{ name, accountNumber: account.accountNumber ?? '', accountType: type, institutionId: institution.id },
      ...{ nipCode: bank.nip_code, bankCode: bank.bank_code, bankName: institution.name, bankType: institution.type },
    },
    ...{ authMethod, balanceMinor: balanceMinor === null ? null : String(balanceMinor) },
    icon: institutions.iconUrl(institution),
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
  };
  return { chosen, customerId: account.customerId };
}

/** A file proves nothing about who holds an account. */
const isDebitable = ({ accountNumber, currency, authMethod }: Account): boolean =>
  currency === 'NGN' && authMethod !== 'statement_upload' && /^\d{10}$/.test(accountNumber ?? '');
