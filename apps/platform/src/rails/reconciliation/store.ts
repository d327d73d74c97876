import type { Db } from '@kente/kit/db/pool';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { Difference, DifferenceKind } from './compare.ts';

export interface ReportTotals {
  lines: number;
  debitedMinor: bigint;
  creditedMinor: bigint;
  reversedMinor: bigint;
  /** Transfers to us. */
  receivedMinor: bigint;
}

export interface Compared extends ReportTotals {
  rail: string;
  day: string;
  at: Date;
  differences: readonly Difference[];
}

/** What a day's comparison found, in place of what was found before. */
export async function keep(tx: Transaction<Schema>, envId: EnvId, compared: Compared): Promise<void> {
  const { rail, day, lines, debitedMinor, creditedMinor, reversedMinor, receivedMinor, at, differences } = compared;
  await sql`insert into rail_reports
      (env_id, rail, day, lines, debited_minor, credited_minor, reversed_minor, received_minor, compared_at)
    values (${envId}, ${rail}, ${day}, ${lines}, ${debitedMinor}, ${creditedMinor}, ${reversedMinor},
      ${receivedMinor}, ${at})
    on conflict (env_id, rail, day) do update set lines = excluded.lines, debited_minor = excluded.debited_minor,
      credited_minor = excluded.credited_minor, reversed_minor = excluded.reversed_minor,
      received_minor = excluded.received_minor,
      compared_at = excluded.compared_at`.execute(tx);
  await sql`delete from rail_differences where env_id = ${envId} and rail = ${rail} and day = ${day}`.execute(tx);
  for (const { sessionId, kind, oursMinor, theirsMinor } of differences) {
    await sql`insert into rail_differences (env_id, rail, day, session_id, kind, ours_minor, theirs_minor)
      values (${envId}, ${rail}, ${day}, ${sessionId}, ${kind}, ${oursMinor}, ${theirsMinor})
      on conflict do nothing`.execute(tx);
  }
}

export async function differences(db: Db<Schema>, envId: EnvId, rail: string, day: string): Promise<Difference[]> {
  const rows = await db
    .selectFrom('rail_differences')
    .selectAll()
    .where('env_id', '=', envId)
    .where('rail', '=', rail)
    .where('day', '=', day)
    .orderBy('session_id')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    kind: row.kind as DifferenceKind,
    oursMinor: row.ours_minor,
    theirsMinor: row.theirs_minor,
  }));
}

/** Taken by debits that stand, into suspense and by transfers to us, less what the rail paid us: what its clearing account is to hold. */
export async function taken(db: Db<Schema>, envId: EnvId, rail: string): Promise<bigint> {
  const { rows } = await sql<{ taken: bigint }>`select (
      coalesce((select sum(case when status = 'successful' then amount_minor else coalesce(suspense_minor, 0) end)
        from rail_movements where env_id = ${envId} and rail = ${rail} and direction = 'debit'), 0)
      + coalesce((select sum(amount_minor) from rail_queue where env_id = ${envId} and rail = ${rail}
        and direction = 'debit' and kind = 'unknown_session' and in_suspense
        and settled_as is distinct from 'returned'), 0)
      + coalesce((select sum(amount_minor) from rail_credits where env_id = ${envId} and rail = ${rail}), 0)
      - coalesce((select sum(amount_minor) from rail_settlements where env_id = ${envId} and rail = ${rail}), 0)
    )::bigint as taken`.execute(db);
  return rows[0]?.taken ?? 0n;
}
