import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import type { BankAccount } from '../rail.ts';
import type { ResponseCode } from '../response-codes.ts';

/** Who a movement belongs to, and is told of its outcome. */
export type MovementOwner = 'debit' | 'one-time' | 'refund' | 'payout' | 'disbursement' | 'beneficiary';

export type Direction = 'debit' | 'credit';

/** What is asked of the rail. */
export interface NewMovement {
  owner: MovementOwner;
  /** The owner's own id of what this is for. */
  ownerId: string;
  direction: Direction;
  from: BankAccount;
  to: BankAccount;
  /** What the rail is to move, fees borne by the payer included. */
  amountMinor: bigint;
  narration: string;
  /** The caller's reference; the owner's id when absent. */
  reference?: string;
  /** The mandate that a debit rests on. */
  mandateCode?: string;
}

/**
 * `intended`: written, perhaps sent. `unknown`: sent, and asked for again. `voided`: refused before anything was sent.
 * `reversed`: was successful, and the rail gave it back later.
 */
export type MovementStatus = 'intended' | 'unknown' | 'successful' | 'failed' | 'voided' | 'reversed';

export interface Movement {
  id: string;
  envId: EnvId;
  rail: string;
  sessionId: string;
  owner: MovementOwner;
  ownerId: string;
  direction: Direction;
  amountMinor: bigint;
  reference: string;
  mandateCode: string | null;
  status: MovementStatus;
  /** Of the outcome; of the last answer while there is none. */
  responseCode: ResponseCode | null;
  /** Environment time: when the intent was written, and when the outcome was. */
  intendedAt: Date;
  settledAt: Date | null;
}

/** Final. Written once. */
export interface Outcome {
  status: 'successful' | 'failed';
  code: ResponseCode;
  /** The code in words. */
  message: string;
  /** The counter of failures that it belongs to. */
  responseClass: 'ok' | 'funds' | 'other';
  /** What the rail moved: what was asked, always. Another amount is no outcome. */
  amountMinor: bigint;
  /** Environment time. */
  at: Date;
}

/** Where a movement stands for whoever waits for it. */
export type MovementState =
  | { status: 'successful' | 'failed'; outcome: Outcome }
  | { status: 'processing' }
  | { status: 'voided' };

/**
 * What an owner does when it is told, in the transaction that writes the outcome, the movement's row locked: change its own
 * state, post, append events (last). What it throws undoes the whole; the rail is then asked again.
 */
export interface OwnerHandler {
  settled(tx: Transaction<Schema>, env: Environment, movement: Movement, outcome: Outcome): Promise<void>;
  /** The rail refused the connection before anything was sent: as if it had never been tried. */
  voided(tx: Transaction<Schema>, env: Environment, movement: Movement): Promise<void>;
  /** The rail gave back what had been successful. */
  reversed(tx: Transaction<Schema>, env: Environment, movement: Movement, code: ResponseCode): Promise<void>;
  /** Another amount than asked was confirmed: it is in suspense, an operator decides, nothing of the state changes. */
  misfit?(tx: Transaction<Schema>, env: Environment, movement: Movement, movedMinor: bigint): Promise<void>;
}
