/** The payer says which account, and who they are. Nothing is stored before the window opens. */

import { MINUTE_MS } from '@kente/kit/clock';
import { sameSecret } from '@kente/kit/secrets';
import type { Customer } from '../../../customers/index.ts';
import { railUnavailable } from '../../../rails/index.ts';
import type { Environment } from '../../../tenancy/index.ts';
import { lagosDay } from '../../lagos-day.ts';
import type { PartyAccount } from '../../records/index.ts';
import type { MandatesDeps } from '../deps.ts';
import { awaitsApproval, type MandateStatus } from '../lifecycle.ts';
import type { Mandate } from '../mandate.ts';
import { namesMatch } from '../name-match.ts';
import * as store from '../store.ts';
import { refused } from './refusals.ts';
import type { Visit } from './visit.ts';

const VISIT_MS = 30 * MINUTE_MS;
const ADULT_YEARS = 18;

export interface ChosenAccount {
  accountType: 'personal' | 'business';
  bankCode: string;
  accountNumber: string;
}

/** @throws Refusal 400 when this account cannot be debited for this customer, Fault 503 when the bank cannot be asked. */
export async function chooseAccount(
  deps: MandatesDeps,
  env: Environment,
  mandate: Mandate,
  { accountType, bankCode, accountNumber }: ChosenAccount,
): Promise<Visit> {
  const bank = deps.institutions.banks().find(({ bank_code }) => bank_code === bankCode);
  if (!bank?.direct_debit) throw refused.bank();
  const customer = await deps.customers.read(env.id, mandate.customerId);
  const known = nameOf(customer);
  const at = { nipCode: bank.nip_code, accountNumber };
  const holder = await deps.rail.nameEnquiry(env, at, known ?? undefined);
  if (holder.kind === 'unavailable') throw railUnavailable(holder.why);
  if (holder.kind === 'refused' && holder.code === '91') throw railUnavailable(holder.code);
  if (holder.kind === 'refused') throw refused.account(bank.name);
  if (known && !namesMatch(holder.name, known)) throw refused.name(env.business.name, accountType);
  const account = { name: holder.name, ...at, bankCode: bank.bank_code, bankName: bank.name };
  await refuseTaken(deps, env, mandate, account);
  return { account, isKnown: false, wrongCodes: 0, until: env.clock.now().getTime() + VISIT_MS };
}

/** `on`: a transaction that holds the account's lock, when it counts. @throws Refusal 400 */
export async function refuseTaken(
  { db, records }: Pick<MandatesDeps, 'db' | 'records'>,
  env: Environment,
  mandate: Mandate,
  account: PartyAccount,
  on: Parameters<typeof store.aliveOn>[0] = db,
): Promise<void> {
  const all = await store.aliveOn(on, env.id, records.payerKey(env.id, account));
  const others = all.filter(({ id }) => id !== mandate.id);
  if (others.some(({ start_date }) => start_date === mandate.startDay)) throw refused.sameStart();
  if (others.some(({ status }) => awaitsApproval(status as MandateStatus))) throw refused.awaiting();
}

/**
 * A BVN that is on record must be this one; one that is missing is put on record, and then the date of birth must be
 * that of an adult. The date itself is not kept. @throws Refusal 400, 409 when another customer has this BVN.
 */
export async function identify(
  { customers }: MandatesDeps,
  env: Environment,
  customerId: string,
  { bvn, birthDate }: { bvn: string; birthDate?: string | undefined },
): Promise<void> {
  const { identity } = await customers.read(env.id, customerId);
  if (identity) {
    if (!sameSecret(identity.number, bvn)) throw refused.bvn(env.business.name);
    return;
  }
  if (!birthDate || !isAdult(birthDate, lagosDay(env.clock.now()))) throw refused.birthDate();
  await customers.change(env, customerId, { identity: { type: 'bvn', number: bvn } });
}

/** Both are days, `YYYY-MM-DD`. */
export function isAdult(birthDate: string, today: string): boolean {
  const at = Date.parse(birthDate);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== birthDate) return false;
  const eighteenth = `${Number(birthDate.slice(0, 4)) + ADULT_YEARS}${birthDate.slice(4)}`;
  return birthDate > '1900-01-01' && eighteenth <= today;
}

const nameOf = ({ type, name, firstName, lastName, businessName }: Customer): string | null =>
  type === 'business' ? (businessName ?? name) : firstName && lastName ? `${firstName} ${lastName}` : name;
