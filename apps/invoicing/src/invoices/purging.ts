import { sql } from 'kysely';
import type { Database, Tenant } from '../tenancy/index.ts';

const RETAINED = ['SIGNED', 'TRANSMITTED', 'SUPERSEDED', 'SIGN_UNKNOWN'];

/**
 * Forgets what was made of an account: what was never signed is deleted; what the authority has, or may have, keeps its tax
 * fields and loses what the bank told. Source: contract 7.3. Doing it again does no harm.
 */
export async function purgeAccount(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
): Promise<{ invoices: number; retainedSigned: number }> {
  const gone = sql`
    select id from invoices where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and account_id = ${accountId} and state <> all (${RETAINED}::text[])`;
  for (const table of ['allocations', 'invoice_history', 'invoice_numbers']) {
    await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and invoice_id in (${gone})`.execute(tx);
  }
  const { numAffectedRows: invoices = 0n } = await sql`
    delete from invoices where organisation_id = ${organisationId} and environment_id = ${environmentId}
      and account_id = ${accountId} and state <> all (${RETAINED}::text[])`.execute(tx);
  const { numAffectedRows: retainedSigned = 0n } = await sql`
    update invoices set evidence = evidence || jsonb_build_object('description', null, 'reference', null, 'tags', '[]'::jsonb,
        'counterparty', coalesce(evidence -> 'counterparty', '{}') || '{"accountNumber":null}')
    where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId}`.execute(
    tx,
  );
  return { invoices: Number(invoices), retainedSigned: Number(retainedSigned) };
}
