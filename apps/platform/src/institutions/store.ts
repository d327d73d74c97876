import type { Pool } from 'pg';
import type { Mode } from '../tenancy/index.ts';
import type { OutcomeCounts } from './health-rule.ts';

/** What the store needs of a database: a control-plane table, so there is no environment to name. */
export type Queries = Pick<Pool, 'query'>;

/** Counts of one minute of one method of one institution. */
export interface MinuteCounts extends OutcomeCounts {
  mode: Mode;
  institutionId: string;
  method: string;
  minute: Date;
}

export type MethodCounts = Omit<MinuteCounts, 'mode' | 'minute'>;

interface CountRow {
  institution_id: string;
  method: string;
  ok: bigint;
  bank_faults: bigint;
  our_faults: bigint;
  person: bigint;
}

/** Adds to what is there: several processes write the same minute. One statement, in key order, so that none waits in a ring. */
export async function addCalls(db: Queries, counts: readonly MinuteCounts[]): Promise<void> {
  await db.query(
    `insert into institution_calls (mode, institution_id, method, minute, ok, bank_faults, our_faults, person)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[], $6::int[], $7::int[], $8::int[])
     order by 1, 2, 3, 4
     on conflict (mode, institution_id, method, minute) do update set
       ok = institution_calls.ok + excluded.ok,
       bank_faults = institution_calls.bank_faults + excluded.bank_faults,
       our_faults = institution_calls.our_faults + excluded.our_faults,
       person = institution_calls.person + excluded.person`,
    [
      counts.map((each) => each.mode),
      counts.map((each) => each.institutionId),
      counts.map((each) => each.method),
      counts.map((each) => each.minute),
      counts.map((each) => each.ok),
      counts.map((each) => each.bankFaults),
      counts.map((each) => each.ourFaults),
      counts.map((each) => each.person),
    ],
  );
}

/** Sums per institution and method since a minute, that minute included. */
export async function callsSince(db: Queries, mode: Mode, since: Date): Promise<MethodCounts[]> {
  const { rows } = await db.query<CountRow>(
    `select institution_id, method, sum(ok) as ok, sum(bank_faults) as bank_faults, sum(our_faults) as our_faults, sum(person) as person
     from institution_calls where mode = $1 and minute >= $2 group by institution_id, method`,
    [mode, since],
  );
  return rows.map((row) => ({
    institutionId: row.institution_id,
    method: row.method,
    ok: Number(row.ok),
    bankFaults: Number(row.bank_faults),
    ourFaults: Number(row.our_faults),
    person: Number(row.person),
  }));
}

/** Minutes that no window will ask for again. */
export async function forgetCallsBefore(db: Queries, before: Date): Promise<void> {
  await db.query('delete from institution_calls where minute < $1', [before]);
}
