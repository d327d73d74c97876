import type { NipExport } from '../nip/archive.ts';
import type { CustomPersona } from '../personas/custom-schema.ts';

/** Identity members that an account's owner was given; absent ones are the persona's. */
export interface CustomerRecord {
  full_name?: string;
  email?: string;
  phone?: string;
  bvn?: string;
  gender?: string;
  dob?: string;
}

/** An account that somebody set up, over or instead of a persona's own. Money in minor units. */
export interface AccountDefinition {
  /** The user name whose history and person it has. */
  persona: string;
  /** `persona`: the generated rows and what was added. `rows`: what was added, nothing else. */
  history: 'persona' | 'rows';
  name?: string;
  type?: string;
  currency?: string;
  customer?: CustomerRecord;
  /** `rows`: held before the first row. */
  offset: number;
  /** `persona`: savings moved at that instant to make a balance, and moved back at the end of its month. */
  adjusted?: { atMs: number; amount: number };
}

/** A row that was added to an account. */
export interface AddedRow {
  seq: number;
  providerId: string | null;
  /** `YYYY-MM-DD`, the bank's day. */
  day: string;
  /** `null`: the bank gives only the day. */
  atMs: number | null;
  amount: number;
  credit: boolean;
  narration: string;
  pending: boolean;
}

export type NewRow = Omit<AddedRow, 'seq'>;

export interface WorldRecord {
  seed: string;
  epoch: number;
}

/** All that is kept of a world, JSON-safe: what a snapshot holds. */
export interface WorldExport {
  version: 1;
  seed: string;
  epoch: number;
  accounts: { bank: string; number: string; definition: AccountDefinition }[];
  rows: ({ bank: string; number: string } & NewRow)[];
  demands: { bank: string; number: string; epoch: number }[];
  personas: { digest: string; definition: CustomPersona }[];
  /** Digests of tokens whose consent was ended. */
  revoked: string[];
  /** Absent in what earlier versions took. */
  nip?: NipExport;
}

/** What one request about one account needs to know, read in one go. */
export interface AccountView {
  world: WorldRecord;
  definition: AccountDefinition | null;
  /** Tokens of an earlier epoch must sign in again. */
  demandedEpoch: number;
  tokenRevoked: boolean;
  hasRows: boolean;
}
