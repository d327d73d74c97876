import type { Bank } from '../banks/bank.ts';
import type { AccountPlan } from '../history/plan.ts';

/** What the bank shows to somebody who signs in under a persona's name. */
export interface Persona {
  /** All accounts of this person at the bank. */
  accounts(visit: Visit): AccountPlan[];
}

export interface Visit {
  /** Of the environment. */
  seed: string;
  /** The user name: it tells persons of one persona apart. */
  user: string;
  bank: Bank;
}
