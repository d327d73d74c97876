import { sql } from 'kysely';
import type { Suggestion } from '../../matching/index.ts';
import type { Database, Tenant } from '../../tenancy/index.ts';

/** Suggestions of bank rows, as they were found when the row was decided. */

export interface RowSuggestions {
  readonly transactionId: string;
  readonly accountId: string;
  /** Best first. */
  readonly suggestions: readonly Suggestion[];
}

/** What was suggested of these rows before is forgotten. */
export async function putSuggestions(
  tx: Database,
  tenant: Tenant,
  all: readonly RowSuggestions[],
  at: Date,
): Promise<void> {
  await deleteSuggestions(
    tx,
    tenant,
    all.map(({ transactionId }) => transactionId),
  );
  const rows = all.flatMap(({ transactionId, accountId, suggestions }) =>
    suggestions.map((suggestion, rank) => ({ ...suggestion, transactionId, accountId, rank, lines: wire(suggestion) })),
  );
  if (rows.length === 0) return;
  const { organisationId, environmentId } = tenant;
  await sql`
    insert into suggestions (organisation_id, environment_id, transaction_id, rank, account_id, rule, score, certain,
      lines, reverses, credit_notes_for, evidence, at)
    select ${organisationId}, ${environmentId}, r."transactionId", r.rank, r."accountId", r.rule, r.score, r.certain,
      r.lines, r.reverses, r."creditNotesFor", r.evidence, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r ("transactionId" text, rank int, "accountId" text, rule text,
      score float8, certain bool, lines jsonb, reverses text[], "creditNotesFor" text[], evidence jsonb)`.execute(tx);
  const pairs = rows.flatMap(({ transactionId, lines, creditNotesFor }) =>
    [...lines.map(({ invoiceId }) => invoiceId), ...creditNotesFor].map((invoiceId) => ({ transactionId, invoiceId })),
  );
  await sql`
    insert into suggested_invoices (organisation_id, environment_id, invoice_id, transaction_id)
    select ${organisationId}, ${environmentId}, r."invoiceId", r."transactionId"
    from json_to_recordset(${JSON.stringify(pairs)}::json) as r ("invoiceId" text, "transactionId" text)
    on conflict do nothing`.execute(tx);
}

const wire = ({ lines }: Suggestion) => lines.map((line) => ({ ...line, amount: String(line.amount) }));

export async function deleteSuggestions(
  tx: Database,
  tenant: Tenant,
  transactionIds: readonly string[],
): Promise<void> {
  if (transactionIds.length === 0) return;
  const { organisationId, environmentId } = tenant;
  for (const table of ['suggestions', 'suggested_invoices']) {
    await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId}
      and environment_id = ${environmentId} and transaction_id = any(${transactionIds}::text[])`.execute(tx);
  }
}

/** All of an account's, when it is purged. */
export async function deleteSuggestionsOf(
  tx: Database,
  { organisationId, environmentId }: Tenant,
  accountId: string,
): Promise<void> {
  await sql`delete from suggested_invoices where organisation_id = ${organisationId}
    and environment_id = ${environmentId} and transaction_id in (select transaction_id from suggestions
      where organisation_id = ${organisationId} and environment_id = ${environmentId} and account_id = ${accountId})`.execute(
    tx,
  );
  await sql`delete from suggestions where organisation_id = ${organisationId} and environment_id = ${environmentId}
    and account_id = ${accountId}`.execute(tx);
}

/** Rows that something is suggested of for this invoice. */
export async function suggestedRows(db: Database, tenant: Tenant, invoiceId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('suggested_invoices')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('invoice_id', '=', invoiceId)
    .select('transaction_id')
    .orderBy('transaction_id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.transaction_id);
}

/** Best first. */
export async function suggestionsOf(db: Database, tenant: Tenant, transactionId: string): Promise<Suggestion[]> {
  const rows = await db
    .selectFrom('suggestions')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .where('transaction_id', '=', transactionId)
    .selectAll()
    .orderBy('rank')
    .execute();
  return rows.map((row) => ({
    rule: row.rule as Suggestion['rule'],
    lines: (row.lines as { invoiceId: string; amount: string; kind: Suggestion['lines'][number]['kind'] }[]).map(
      (line) => ({ ...line, amount: BigInt(line.amount) }),
    ),
    ...{ reverses: row.reverses, creditNotesFor: row.credit_notes_for, score: row.score, certain: row.certain },
    evidence: row.evidence as Suggestion['evidence'],
  }));
}
