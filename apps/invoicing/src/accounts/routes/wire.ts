import { toWire } from '@kente/kit/money';
import type { AccountDetails, ListedAccount } from '../../upstream/index.ts';
import type { LinkedAccount } from '../account.ts';

/** Accounts as the contract spells them: Mono's fields in snake_case, ours in camelCase. */

export function linkedOnWire({ id, details, linkedAt, lastSyncAt, reauthRequired }: LinkedAccount) {
  return {
    id,
    ...detailsOnWire(details),
    linkedAt: linkedAt.toISOString(),
    lastSyncAt: lastSyncAt?.toISOString() ?? null,
    reauthRequired,
  };
}

export function listedOnWire({ id, ...details }: ListedAccount) {
  return { id, ...detailsOnWire(details) };
}

function detailsOnWire(details: AccountDetails | null) {
  const institution = details?.institution;
  return {
    name: details?.name ?? null,
    account_number: details?.accountNumber ?? null,
    currency: details?.currency ?? null,
    balance: details?.balanceMinor == null ? null : toWire(details.balanceMinor),
    type: details?.type ?? null,
    institution: institution
      ? { name: institution.name, bank_code: institution.bankCode, type: institution.type }
      : null,
  };
}
