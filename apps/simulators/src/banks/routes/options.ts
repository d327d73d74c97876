import type { Desk } from '../desk.ts';

export interface BankRoutesOptions {
  desk: Desk;
  /** How long data takes after `pass_slow`. */
  slowDataMs: number;
}
