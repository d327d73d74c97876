/** Whose accounts they are, as their banks say. */
import type { Environment } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import type { DisbursementsDeps } from './deps.ts';
import type { Recipient } from './disbursement.ts';

export type Resolved =
  | { kind: 'found'; recipient: Recipient & { name: string } }
  | { kind: 'invalid'; message: string }
  /** The bank cannot be asked now. */
  | { kind: 'down' };

/** Bank not available, routing error, malfunction, timeout: the name may be told another time. */
const BANK_IS_DOWN: ReadonlySet<string> = new Set(['91', '92', '96', '97']);
/** Questions to banks at once. */
const AT_ONCE = 10;

export interface Asked {
  accountNumber: string;
  /** CBN's or the switch's. */
  bankCode: string;
  email: string;
}

export async function resolve(
  { institutions, rail }: Pick<DisbursementsDeps, 'institutions' | 'rail'>,
  env: Environment,
  { accountNumber, bankCode, email }: Asked,
): Promise<Resolved> {
  const bank = bankByCode(institutions.banks(), bankCode);
  if (!bank) return { kind: 'invalid', message: 'No bank has this bank_code' };
  const holder = await rail.nameEnquiry(env, { nipCode: bank.nip_code, accountNumber });
  if (holder.kind === 'unavailable' || (holder.kind === 'refused' && BANK_IS_DOWN.has(holder.code)))
    return { kind: 'down' };
  if (holder.kind === 'refused') return { kind: 'invalid', message: 'Could not resolve account' };
  const { bank_code, nip_code: nipCode, name: bankName } = bank;
  return {
    kind: 'found',
    recipient: { accountNumber, nipCode, bankCode: bank_code, bankName, name: holder.name, email },
  };
}

/** In the order that they were asked for. */
export async function resolveAll(
  deps: Pick<DisbursementsDeps, 'institutions' | 'rail'>,
  env: Environment,
  asked: readonly Asked[],
): Promise<Resolved[]> {
  const answers: Resolved[] = [];
  for (let at = 0; at < asked.length; at += AT_ONCE)
    answers.push(...(await Promise.all(asked.slice(at, at + AT_ONCE).map((each) => resolve(deps, env, each)))));
  return answers;
}
