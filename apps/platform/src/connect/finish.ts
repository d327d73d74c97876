import { Refusal } from '@kente/kit/errors';
import type { Transaction } from 'kysely';
import type { FailureCode, LinkedAccount } from '../connectors/connector.ts';
import type { CustomerInput } from '../customers/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { ConnectDeps } from './deps.ts';
import { sameAccountNumber } from './institution-choice.ts';
import type { Session, SessionVault } from './session.ts';
import * as store from './store.ts';

/** Undoes the transaction, and says how the session is to fail. */
class NotLinked extends Error {
  override readonly name = 'NotLinked';
  readonly code: FailureCode;
  constructor(code: FailureCode) {
    super(code);
    this.code = code;
  }
}

/**
 * Everything that a success means, in one transaction: the session is linked, its link is used up, the account is made
 * or renewed with its events, and the code is kept for a page that is loaded again.
 * @returns why not, when the link was used elsewhere or the account is another one; then nothing has changed. `null`
 * also when another answer of this session was first: the session tells what came of it.
 */
export async function finish(
  deps: ConnectDeps,
  vault: SessionVault,
  session: Session,
  linked: LinkedAccount,
): Promise<FailureCode | null> {
  const { environment, row, link } = session;
  try {
    await deps.db.transaction().execute(async (tx) => {
      const over = { status: 'linked' as const, state_sealed: null };
      const step_sealed = vault.sealStep(environment.id, row.id, { kind: 'linked' });
      if (!(await store.takeTurn(tx, environment.id, row, { ...over, step_sealed }))) return;
      if (!(await store.useLink(tx, environment.id, link.id, environment.clock.now())))
        throw new NotLinked('link_expired');
      const result =
        link.scope === 'reauth' ? await renew(deps, tx, session, linked) : await connect(deps, tx, session, linked);
      const code_sealed = result.code === null ? null : vault.sealCode(environment.id, row.id, result.code);
      await store.setResult(tx, environment.id, row.id, { account_id: result.accountId, code_sealed });
    });
    return null;
  } catch (error) {
    const code = failureOf(error);
    if (!code) throw error;
    return code;
  }
}

function failureOf(error: unknown): FailureCode | null {
  if (error instanceof NotLinked) return error.code;
  if (!(error instanceof Refusal)) return null;
  if (error.code === 'account.mismatch') return 'account_mismatch';
  // The account to renew, or the customer to link for, has gone in the meantime.
  return error.status === 404 ? 'link_expired' : null;
}

type Result = { accountId: string; code: string | null };

async function connect(
  deps: ConnectDeps,
  tx: Transaction<Schema>,
  { environment, row, link, kept }: Session,
  linked: LinkedAccount,
): Promise<Result> {
  const told = link.customer_id === null ? kept.customer : { id: link.customer_id };
  const idOf = async (customer: CustomerInput): Promise<string> =>
    (await deps.customers.findOrCreate(tx, environment, customer)).id;
  const customer = told ? await idOf(told) : () => idOf({ name: null, email: null });
  const match =
    link.check_account_match && link.match_account !== null
      ? { accountMatch: sameAccountNumber(link.match_account, linked.accountNumber) }
      : {};
  return deps.accounts.link(
    environment,
    {
      ...{ linked, institutionId: row.institution_id, authMethod: row.auth_method, connector: row.connector },
      ...{ customer, linkId: link.id, sessionId: row.id, ref: link.ref, ...match },
    },
    tx,
  );
}

async function renew(
  deps: ConnectDeps,
  tx: Transaction<Schema>,
  { environment, row, link }: Session,
  linked: LinkedAccount,
): Promise<Result> {
  if (link.account_id === null) throw new Error(`link ${link.id} renews no account`);
  const { institution_id: institutionId, auth_method: authMethod, connector } = row;
  const done = { linked, institutionId, authMethod, connector, linkId: link.id, sessionId: row.id };
  await deps.accounts.reauthorise(environment, link.account_id, done, tx);
  return { accountId: link.account_id, code: null };
}
