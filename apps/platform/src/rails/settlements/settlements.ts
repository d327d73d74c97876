import { Refusal } from '@kente/kit/errors';
import type { Kysely } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { SuspenseBooks } from '../books.ts';
import * as store from './store.ts';

/** What the rail took lies on its clearing account until it pays us. */
export interface RailSettlements {
  /**
   * The rail paid us, once under a reference: `bank.settlement` against `rail.clearing`. Source: payments contract, 17.
   * @returns isNew false when it was booked before; and what the clearing account holds now, in kobo.
   * @throws Refusal 409 when the reference stands for another amount.
   */
  paid(
    env: Environment,
    payment: { amountMinor: bigint; reference: string },
  ): Promise<{ isNew: boolean; clearingMinor: bigint }>;
}

interface SettlementsDeps {
  db: Kysely<Schema>;
  books: SuspenseBooks;
  rail: string;
}

export function createSettlements({ db, books, rail }: SettlementsDeps): RailSettlements {
  const clearing = `rail.clearing:${rail}` as const;
  return {
    async paid(env, { amountMinor, reference }) {
      const at = env.clock.now();
      const isNew = await db.transaction().execute(async (tx) => {
        if (!(await store.insert(tx, env.id, { rail, reference, amountMinor, at }))) return false;
        const entries = [
          { account: 'bank.settlement', debitMinor: amountMinor },
          { account: clearing, creditMinor: amountMinor },
        ] as const;
        await books.post(tx, env.id, { key: `rail:${rail}:paid:${reference}`, kind: 'rail.paid', at, entries });
        return true;
      });
      if (!isNew && (await store.amountOf(db, env.id, rail, reference)) !== amountMinor) {
        const message = 'Another amount was booked under this reference.';
        throw new Refusal('rail.paid_otherwise', { status: 409, message });
      }
      return { isNew, clearingMinor: await books.balance(db, env.id, clearing) };
    },
  };
}
