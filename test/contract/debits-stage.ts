import { SettableClock } from '@kente/kit/clock';
import { sql } from 'kysely';
import type { Answer, TestPlatform, TestTenant } from '../../apps/platform/src/testing/platform.ts';
import { testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** A lender with mandates on the simulated rail, on a clock that the test moves. */
export interface Lender {
  platform: TestPlatform;
  tenant: TestTenant;
  clock: SettableClock;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Ready to debit: its `mmc_` id. */
  mandate(changes?: object): Promise<string>;
  debit(mandate: string, changes?: object, headers?: Record<string, string>): Promise<Answer>;
  fault(fault: string, more?: object): Promise<void>;
  /** Types and data of what was announced of debits, the oldest first. */
  told(): Promise<{ event: string; data: Record<string, unknown> }[]>;
  /** The clock goes on, and what falls due on the way is done. */
  advance(ms: number): Promise<void>;
  /** A day's morning in Lagos, with a new environment. */
  begin(now?: string): Promise<void>;
  account(): { account_number: string; bank_code: string };
  ledger(account: string): Promise<bigint>;
  sessions(): Promise<{ session_id: string; presented: number; moved: number; reversed_at: string | null }[]>;
  close(): Promise<void>;
}

export const MORNING = '2026-02-10T09:00:00.000Z';
