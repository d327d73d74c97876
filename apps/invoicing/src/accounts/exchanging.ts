import { createHash } from 'node:crypto';
import { later, SECOND_MS } from '@kente/kit/clock';
import { newId, newToken } from '@kente/kit/ids';
import { refuse } from '../api/refusals.ts';
import type { Credential, Database, Tenant } from '../tenancy/index.ts';
import type { AccountDetails } from '../upstream/index.ts';
import type { LinkedAccount } from './account.ts';
import type { AccountsDeps } from './deps.ts';
import * as store from './store/accounts.ts';
import * as codes from './store/exchanges.ts';
import * as links from './store/links.ts';

/** Longer than the upstream calls may take together. */
const HELD_FOR_MS = 45 * SECOND_MS;
/** Who comes second waits this long for who came first. */
const WAITS = 100;
const WAIT_MS = 100;
const RETRY_AFTER_SECONDS = 5;

export interface ExchangeRequest {
  code: string;
  /** Of the link that the code came from. */
  ref: string | null;
  actor: Credential;
  ip: string;
}

/** What is told of an exchange, the first time and every time after it. */
export interface Exchanged {
  id: string;
  linkedAt: string;
  environment: string;
  account: { name: string; account_number: string | null; currency: string; type: string } | null;
  institution: { name: string; bank_code: string | null; type: string } | null;
}

/**
 * Turns a code into an account. The code's hash is held while the provider is asked, so that two who bring the same code
 * get the same account; a failure stores nothing. Source: contract 3.2.
 */
export async function exchange(deps: AccountsDeps, tenant: Tenant, request: ExchangeRequest): Promise<Exchanged> {
  const { db, clock, upstream } = deps;
  const codeHash = createHash('sha256').update(request.code).digest();
  const holder = newToken();
  const code = await taken(deps, tenant, codeHash, holder);
  if (!code.taken) return JSON.parse(code.answer);
  try {
    const providerId = code.providerId ?? (await upstream.exchange(request.code));
    if (code.providerId === null) await codes.noteProviderId(db, tenant, codeHash, providerId);
    const details = await upstream.details(providerId);
    return await db.transaction().execute(async (tx) => {
      const account = await storeLinked(tx, deps, tenant, { providerId, details, request });
      const answer = answerOf(account, tenant);
      if (await codes.answerCode(tx, tenant, codeHash, { holder, answer: JSON.stringify(answer) })) return answer;
      throw stillRunning();
    });
  } catch (error) {
    // Where the database is gone too, the hold runs out by itself; the error that began it is the one to tell.
    await codes.giveCodeBack(db, tenant, codeHash, { holder, now: clock.now() }).catch(() => {});
    throw error;
  }
}

type Taken = { taken: true; providerId: string | null } | { taken: false; answer: string };

/** The code for us to exchange, or the first result where there is one. Waits for whoever is at it. */
async function taken({ db, clock }: AccountsDeps, tenant: Tenant, codeHash: Buffer, holder: string): Promise<Taken> {
  for (let turn = 0; turn < WAITS; turn += 1) {
    const now = clock.now();
    const code = await codes.takeCode(db, tenant, codeHash, { holder, now, heldUntil: later(now, HELD_FOR_MS) });
    if (code.taken) return code;
    if (code.answer !== null) return { taken: false, answer: code.answer };
    await new Promise((wake) => setTimeout(wake, WAIT_MS));
  }
  throw stillRunning();
}

const stillRunning = () =>
  refuse('conflict', 'This code is being exchanged. Ask again in a moment.', {
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });

interface Linking {
  providerId: string;
  details: AccountDetails | null;
  request: Pick<ExchangeRequest, 'ref' | 'ip'> & { actor: Pick<Credential, 'id'> };
}

/** Account, alias, consent and audit, with whatever other modules do at a link. */
export async function storeLinked(
  tx: Database,
  { clock, tenancy, linked }: AccountsDeps,
  tenant: Tenant,
  { providerId, details, request }: Linking,
): Promise<LinkedAccount> {
  const at = clock.now();
  const { actor, ref, ip } = request;
  await store.lockTenant(tx, tenant);
  const before = (await store.findAccount(tx, tenant, providerId)) ?? (await sameNumber(tx, tenant, details));
  const id = before?.id ?? providerId;
  const account = await store.putAccount(tx, tenant, { id, providerId, details, linkedAt: at });
  const scope = (ref === null ? null : await links.closePendingLink(tx, tenant, ref, at)) ?? 'auth';
  await links.insertConsent(tx, tenant, { id: newId(), account_id: id, actor: actor.id, ref, scope, at, ip });
  const action = before === null ? 'account.linked' : 'account.relinked';
  await tenancy.audit(tx, tenant, { actor: actor.id, action, subject: id, detail: { ref, providerId } });
  await linked.tell(tx, tenant, account);
  return account;
}

/** Linked before under another id: known by its bank and number. */
async function sameNumber(tx: Database, tenant: Tenant, details: AccountDetails | null): Promise<LinkedAccount | null> {
  const bankCode = details?.institution.bankCode ?? null;
  const number = details?.accountNumber ?? null;
  return bankCode === null || number === null ? null : store.findByNumber(tx, tenant, bankCode, number);
}

function answerOf({ id, linkedAt, details }: LinkedAccount, { label }: Tenant): Exchanged {
  const told = { id, linkedAt: linkedAt.toISOString(), environment: label };
  if (details === null) return { ...told, account: null, institution: null };
  const { name, accountNumber, currency, type, institution } = details;
  return {
    ...told,
    account: { name, account_number: accountNumber, currency, type },
    institution: { name: institution.name, bank_code: institution.bankCode, type: institution.type },
  };
}
