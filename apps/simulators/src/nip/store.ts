import type pg from 'pg';
import type { AccountDefinition } from '../store/records.ts';
import type { Script } from './script.ts';

export interface Session {
  sessionId: string;
  kind: 'debit' | 'credit';
  asked: number;
  moved: number;
  bookedAs: string;
  answered: string;
  requeryCodes: string[];
  requeries: number;
  presented: number;
  at: Date;
  reversedAt: Date | null;
}

export interface SwitchMandate {
  code: string;
  bank: string;
  number: string;
  kind: 'emandate' | 'sweep';
  authorisation: 'transfer' | 'given' | 'at-once';
  createdAt: Date;
  authorisedAt: Date | null;
  cancelledAt: Date | null;
}

/** A transfer to an account number of the participant. Amount in kobo. */
export interface IncomingTransfer {
  sessionId: string;
  number: string;
  amount: number;
  from: { bank: string; number: string; name: string };
  at: Date;
}

export interface BookedLine {
  kind: 'debit' | 'credit' | 'reversal' | 'incoming';
  sessionId: string;
  amount: number;
  at: Date;
  /** Of a transfer that came in. */
  parties: { number: string; from: IncomingTransfer['from'] } | null;
}

type Counted = string | bigint;
type SessionRow = Omit<Session, 'asked' | 'moved'> & { asked: Counted; moved: Counted };
type LineRow = Omit<BookedLine, 'amount'> & { amount: Counted };

const SESSION = `session_id as "sessionId", kind, asked, moved, booked_as as "bookedAs", answered,
  requery_codes as "requeryCodes", requeries, presented, at, reversed_at as "reversedAt"`;
const MANDATE = `code, bank, number, kind, authorisation, created_at as "createdAt", authorised_at as "authorisedAt",
  cancelled_at as "cancelledAt"`;

const toSession = (row: SessionRow): Session => ({ ...row, asked: Number(row.asked), moved: Number(row.moved) });

/** Every SQL statement of the simulated switch but those of the archive. The world comes first. */
export class SwitchStore {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Accounts with that number that were set up at these banks, and what the world is grown from: in one question. */
  async accountsNumbered(
    world: string,
    banks: readonly string[],
    number: string,
  ): Promise<{ seed: string; definitions: Map<string, AccountDefinition> }> {
    const { rows } = await this.#pool.query<{
      seed: string | null;
      bank: string | null;
      definition: AccountDefinition;
    }>({
      name: 'nip-accounts',
      text: `select w.seed, a.bank, a.definition from (select 1) one left join worlds w on w.world = $1
        left join accounts a on a.world = $1 and a.bank = any($2::text[]) and a.number = $3`,
      values: [world, banks, number],
    });
    const found = rows.filter((row): row is typeof row & { bank: string } => row.bank !== null);
    return { seed: rows[0]?.seed ?? world, definitions: new Map(found.map((row) => [row.bank, row.definition])) };
  }

  /** Records a presentation, whatever comes of it. @returns false for a session that was presented before. */
  async present(
    world: string,
    session: {
      sessionId: string;
      kind: Session['kind'];
      asked: number;
      bookedAs: string;
      at: Date;
      reversedAt: Date | null;
    },
    script: Script,
  ): Promise<boolean> {
    const { sessionId, kind, asked, bookedAs, at, reversedAt } = session;
    const answered = script.answer.how === 'code' ? script.answer.code : script.answer.how;
    const { rows } = await this.#pool.query<{ presented: number }>({
      name: 'nip-present',
      text: `insert into nip_sessions (world, session_id, kind, asked, moved, booked_as, answered, requery_codes, at, reversed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (world, session_id) do update set presented = nip_sessions.presented + 1 returning presented`,
      values: [world, sessionId, kind, asked, script.moves, bookedAs, answered, [...script.requery], at, reversedAt],
    });
    return rows[0]?.presented === 1;
  }

  /** Counts the question. Null: no such session. */
  async askedAgain(world: string, sessionId: string): Promise<Session | null> {
    const { rows } = await this.#pool.query<SessionRow>(
      `update nip_sessions set requeries = requeries + 1 where world = $1 and session_id = $2 returning ${SESSION}`,
      [world, sessionId],
    );
    return rows[0] ? toSession(rows[0]) : null;
  }

  /** In the order in which they came. */
  async sessions(world: string): Promise<Session[]> {
    const { rows } = await this.#pool.query<SessionRow>(
      `select ${SESSION} from nip_sessions where world = $1 order by at, session_id limit 10000`,
      [world],
    );
    return rows.map(toSession);
  }

  /** Everything that was booked from one instant until before another, told as of `now`. Keyset on the booked id and kind. */
  async booked(
    world: string,
    { from, to, now, after, limit }: { from: Date; to: Date; now: Date; after: string; limit: number },
  ): Promise<BookedLine[]> {
    const { rows } = await this.#pool.query<LineRow>(
      `select kind, "sessionId", amount, at, parties from (
         select kind, booked_as as "sessionId", moved as amount, at, null::jsonb as parties, booked_as || kind as place
         from nip_sessions where world = $1 and moved > 0 and at >= $2 and at < $3
         union all
         select 'reversal', booked_as, moved, reversed_at, null, booked_as || 'reversal' from nip_sessions
         where world = $1 and moved > 0 and reversed_at >= $2 and reversed_at < $3 and reversed_at <= $4
         union all
         select 'incoming', session_id, amount, at, jsonb_build_object('number', number, 'from',
           jsonb_build_object('bank', from_bank, 'number', from_number, 'name', from_name)), session_id || 'incoming'
         from nip_incoming where world = $1 and at >= $2 and at < $3) lines
       where place > $5 order by place limit $6`,
      [world, from, to, now, after, limit],
    );
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  /** The same again changes nothing. */
  async putIncoming(world: string, { sessionId, number, amount, from, at }: IncomingTransfer): Promise<void> {
    await this.#pool.query(
      `insert into nip_incoming (world, session_id, number, amount, from_bank, from_number, from_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (world, session_id) do nothing`,
      [world, sessionId, number, amount, from.bank, from.number, from.name, at],
    );
  }

  /** Reversals that have come by now and were not told in a call; they count as told from here on. */
  async untoldReversals(world: string, now: Date): Promise<Session[]> {
    const { rows } = await this.#pool.query<SessionRow>(
      `update nip_sessions set reversal_told = true
       where world = $1 and reversed_at is not null and reversed_at <= $2 and not reversal_told returning ${SESSION}`,
      [world, now],
    );
    return rows.map(toSession);
  }

  /** The same code again leaves the mandate as it is, but for one that waited for a transfer and is authorised otherwise now. */
  async putMandate(world: string, mandate: Omit<SwitchMandate, 'cancelledAt'>): Promise<SwitchMandate | null> {
    const { code, bank, number, kind, authorisation, createdAt, authorisedAt } = mandate;
    await this.#pool.query(
      `insert into nip_mandates (world, code, bank, number, kind, authorisation, created_at, authorised_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (world, code) do update set authorisation = excluded.authorisation, authorised_at = excluded.authorised_at
       where nip_mandates.authorised_at is null and nip_mandates.cancelled_at is null and excluded.authorised_at is not null`,
      [world, code, bank, number, kind, authorisation, createdAt, authorisedAt],
    );
    return this.mandate(world, code);
  }

  async mandate(world: string, code: string): Promise<SwitchMandate | null> {
    const { rows } = await this.#pool.query<SwitchMandate>(
      `select ${MANDATE} from nip_mandates where world = $1 and code = $2`,
      [world, code],
    );
    return rows[0] ?? null;
  }

  async cancelMandate(world: string, code: string, at: Date): Promise<SwitchMandate | null> {
    const { rows } = await this.#pool.query<SwitchMandate>(
      `update nip_mandates set cancelled_at = coalesce(cancelled_at, $3) where world = $1 and code = $2 returning ${MANDATE}`,
      [world, code, at],
    );
    return rows[0] ?? null;
  }

  /** The payer's transfer was seen. @returns the codes of the mandates that waited for it. */
  async authorise(world: string, bank: string, number: string, at: Date): Promise<string[]> {
    const { rows } = await this.#pool.query<{ code: string }>(
      `update nip_mandates set authorised_at = $4
       where world = $1 and bank = $2 and number = $3 and authorised_at is null and cancelled_at is null returning code`,
      [world, bank, number, at],
    );
    return rows.map(({ code }) => code);
  }
}
