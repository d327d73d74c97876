import { toWire } from '@kente/kit/money';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { MERCHANT } from '../records/index.ts';
import { openAccount } from './account.ts';
import type { PayoutsDeps } from './deps.ts';
import type { StoredPayout } from './store.ts';

/** A settled payout is told: the merchant's where the app asks for it, a sub-account's always. Source: payments contract 13.2. */
export async function settledEvents(
  { events, keyring, settings }: PayoutsDeps,
  tx: Transaction<Schema>,
  env: Environment,
  row: StoredPayout,
  at: Date,
): Promise<void> {
  const account = openAccount(keyring, row);
  if (!account) return;
  const [date, amount_settled, fee] = [at.toISOString(), toWire(row.amount_minor), toWire(row.fee_minor)];
  if (row.owner !== MERCHANT) {
    const institution = { name: account.bankName, code: account.bankCode, nibss_code: account.nipCode };
    const { name: account_name, accountNumber: account_number } = account;
    await events.append(tx, env, [
      {
        type: 'direct_debit.split_settlement_successful',
        data: {
          ...{ reference: row.id, status: 'settled', message: 'Successfully settled', date, currency: 'NGN' },
          ...{ split_fee: fee, amount_settled, fee_bearer: row.fee_minor > 0n ? 'sub_accounts' : 'business' },
          account: { account_name, account_number, account_type: 'sub_account', institution },
        },
      },
    ]);
    return;
  }
  if (!(await settings.of(env))['webhook.settlement_events']) return;
  const institution = { name: account.bankName, code: account.bankCode, nibssCode: account.nipCode };
  await events.append(tx, env, [
    {
      type: 'direct_debit.settlement_successful',
      data: {
        ...{
          id: row.id,
          status: 'settled',
          message: 'Successfully settled.',
          date,
          currency: 'ngn',
          fee,
          amount_settled,
        },
        ...{
          amount_collected: toWire(row.collected_minor),
          amount_refunded: toWire(row.refunded_minor),
          refund_fee: 0,
        },
        settlementAccount: { accountName: account.name, accountNumber: account.accountNumber, institution },
      },
    },
  ]);
}
