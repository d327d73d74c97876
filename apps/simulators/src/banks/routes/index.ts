import type { FastifyInstance } from 'fastify';
import { answerChallenge } from './answer-challenge.ts';
import { getAccount } from './get-account.ts';
import { getBalance } from './get-balance.ts';
import { getCaptcha } from './get-captcha.ts';
import { getIdentity } from './get-identity.ts';
import { getInvestments } from './get-investments.ts';
import { listTransactions } from './list-transactions.ts';
import type { BankRoutesOptions } from './options.ts';
import { postSession } from './post-session.ts';
import { revokeToken } from './revoke-token.ts';

/** How long data takes after `pass_slow`. */
export const SLOW_DATA_MS = 20_000;

const ENDPOINTS = [
  getCaptcha,
  postSession,
  answerChallenge,
  revokeToken,
  getAccount,
  getBalance,
  getIdentity,
  getInvestments,
  listTransactions,
];

/** The bank API. Every request carries `x-world`; those below `/accounts` a bearer token. */
export async function bankRoutes(app: FastifyInstance, options: BankRoutesOptions): Promise<void> {
  for (const endpoint of ENDPOINTS) endpoint(app, options);
}
