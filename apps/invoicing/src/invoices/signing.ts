import { later, SECOND_MS, systemClock } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import { enqueue } from '@kente/kit/jobs/enqueue';
import { refuse } from '../api/refusals.ts';
import { afterSigning, resolveUnknown, type SigningDecision } from '../tax-authority/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { refusedByAuthority, unreachable } from './answers.ts';
import { allowed, businessOf, changed, locked, tell } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { documentHash, documentText } from './document.ts';
import { type Actor, type Invoice, SYSTEM } from './invoice.ts';
import { payloadOf, RESOLVE_JOB, TRANSMIT_JOB } from './job-names.ts';
import { type CryptoKeys, qrText, readCryptoKeys } from './qr.ts';
import { queueReport } from './queueing-report.ts';
import { confirmOurs } from './registering.ts';
import { creditedOf, findInvoice, lockInvoice } from './store/invoices.ts';
import { markReported } from './store/reported.ts';
import { taxInvoiceOf } from './tax-document.ts';

/** A crash between the call and its answer is found out after this time. */
const ASK_AFTER_MS = 20 * SECOND_MS;
const ASK_AGAIN_MS = 60 * SECOND_MS;

/**
 * Registers the invoice with the authority, once. Before the call it is SIGN_UNKNOWN and a job stands that asks, so that
 * whatever ends this process finds its answer; the IRN is what makes a second signature impossible. Source: contract 4.2.
 * @returns the invoice, SIGNED or still SIGN_UNKNOWN.
 * @throws Refusal 404; 409 unless validated and unchanged; 422 when the authority refuses; Fault 502, 504 when it was not done.
 */
export async function sign(deps: InvoicesDeps, tenant: Tenant, id: string, actor: Actor): Promise<Invoice> {
  const keys = await keysFor(deps, tenant);
  const begun = await begin(deps, tenant, id, actor);
  if (begun.signedAt !== null) return begun;
  const { document, irn } = begun;
  if (document === null || irn === null) throw new Error(`invoice ${id} is being signed without a document`);
  const authority = deps.authorities.of(tenant.label);
  const signed = await authority.signInvoice(document);
  let decision = afterSigning(signed, null);
  if (decision.do === 'confirm') decision = afterSigning(signed, await confirmOurs(authority, { irn, document }));
  return settle(deps, tenant, begun, decision, { actor, keys });
}

/** Everything that can be refused is refused before the invoice leaves VALIDATED. */
async function begin(deps: InvoicesDeps, tenant: Tenant, id: string, actor: Actor): Promise<Invoice> {
  return deps.db.transaction().execute(async (tx) => {
    const invoice = await locked(tx, tenant, id);
    allowed(invoice, 'sign');
    if (invoice.state !== 'VALIDATED') return invoice;
    const document = taxInvoiceOf(invoice, await businessOf(tx, tenant));
    if (documentHash(document) !== invoice.documentHash)
      throw refuse('invalid_state', 'The document is not the one that was validated. Validate it again.');
    const now = deps.clock.now();
    const text = documentText(document, deps.style);
    const attempt = { signAttempt: newToken(), signStartedAt: now, document: text, state: 'SIGN_UNKNOWN' } as const;
    const key = `${RESOLVE_JOB.name} ${id}`;
    await enqueue(tx, RESOLVE_JOB, payloadOf(tenant, id), {
      key,
      runAt: later(systemClock.now(), ASK_AFTER_MS),
      maxAttempts: ASKED_MOST,
    });
    // The document says how far it is paid.
    await markReported(tx, tenant, id, invoice.paymentStatus);
    return changed(deps, tx, tenant, invoice, attempt, { action: 'sign_started', actor });
  });
}

const ASKED_MOST = 100;

async function settle(
  deps: InvoicesDeps,
  tenant: Tenant,
  begun: Invoice,
  decision: SigningDecision,
  { actor, keys }: { actor: Actor; keys: CryptoKeys },
): Promise<Invoice> {
  let isNew = false;
  const after = await deps.db.transaction().execute(async (tx) => {
    const invoice = await locked(tx, tenant, begun.id);
    // Somebody asked meanwhile: what it found stands.
    if (invoice.state !== 'SIGN_UNKNOWN' || invoice.signAttempt !== begun.signAttempt) return invoice;
    isNew = decision.do === 'sign';
    if (decision.do === 'sign')
      return registered(deps, tx, tenant, invoice, { actor, keys, earlier: decision.earlier });
    if (decision.do === 'wait' || decision.do === 'confirm') return invoice;
    return unregistered(deps, tx, tenant, invoice, actor);
  });
  if (isNew) tell(deps, tenant, 'invoice_signed', after);
  if (after.signedAt !== null) return after;
  if (decision.do === 'refuse') throw refusedByAuthority(decision.publicMessage, decision.errorId);
  if (decision.do === 'give_up') throw unreachable(decision.timedOut);
  return after;
}

/** Asks the authority about an invoice whose signing brought no answer. @returns what was found; null for one that is settled. */
export async function resolve(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
): Promise<'found_signed' | 'found_unsigned' | 'wait' | null> {
  const asked = await findInvoice(deps.db, tenant, id);
  if (asked === null || asked.state !== 'SIGN_UNKNOWN' || asked.irn === null || asked.signStartedAt === null)
    return null;
  const keys = await keysFor(deps, tenant);
  const { irn, document } = asked;
  const confirmed = await confirmOurs(deps.authorities.of(tenant.label), { irn, document: document ?? '{}' });
  const sinceMs = deps.clock.now().getTime() - asked.signStartedAt.getTime();
  const found = resolveUnknown(confirmed, sinceMs);
  const settled = await deps.db.transaction().execute(async (tx) => {
    const invoice = await lockInvoice(tx, tenant, id);
    if (invoice === null || invoice.state !== 'SIGN_UNKNOWN' || invoice.signAttempt !== asked.signAttempt) return null;
    if (found === 'found_signed') await registered(deps, tx, tenant, invoice, { actor: SYSTEM, keys, earlier: true });
    else if (found === 'found_unsigned') await unregistered(deps, tx, tenant, invoice, SYSTEM);
    else {
      const key = `${RESOLVE_JOB.name} ${id}`;
      const runAt = later(systemClock.now(), ASK_AGAIN_MS);
      await enqueue(tx, RESOLVE_JOB, payloadOf(tenant, id), { key, runAt, maxAttempts: ASKED_MOST });
    }
    return found;
  });
  if (settled === 'found_signed') tell(deps, tenant, 'invoice_signed', asked);
  return settled;
}

async function registered(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  invoice: Invoice,
  { actor, keys, earlier }: { actor: Actor; keys: CryptoKeys; earlier: boolean },
): Promise<Invoice> {
  const signedAt = deps.clock.now();
  const text = qrText({ irn: invoice.irn ?? '', at: signedAt, keys, padding: deps.qrPadding });
  const change = { state: 'SIGNED', signedAt, qrText: text } as const;
  const signed = await changed(deps, tx, tenant, invoice, change, { action: 'sign', actor, detail: { earlier } });
  await supersede(deps, tx, tenant, signed, actor);
  // What was paid while it was being signed.
  await queueReport(tx, tenant, signed);
  await enqueue(tx, TRANSMIT_JOB, payloadOf(tenant, invoice.id), { key: `${TRANSMIT_JOB.name} ${invoice.id}` });
  return signed;
}

/** Taken back whole, an invoice is superseded when the last of its credit notes is signed. */
async function supersede(deps: InvoicesDeps, tx: Database, tenant: Tenant, note: Invoice, actor: Actor): Promise<void> {
  if (note.creditsId === null) return;
  const invoice = await lockInvoice(tx, tenant, note.creditsId);
  if (invoice === null || (invoice.state !== 'SIGNED' && invoice.state !== 'TRANSMITTED')) return;
  const credited = await creditedOf(tx, tenant, invoice.id, { signedOnly: true });
  if (credited < invoice.gross) return;
  await changed(
    deps,
    tx,
    tenant,
    invoice,
    { state: 'SUPERSEDED' },
    { action: 'supersede', actor, detail: { by: note.id } },
  );
}

const unregistered = (deps: InvoicesDeps, tx: Database, tenant: Tenant, invoice: Invoice, actor: Actor) =>
  changed(
    deps,
    tx,
    tenant,
    invoice,
    { state: 'VALIDATED', signAttempt: null, signStartedAt: null, document: null },
    {
      ...{ action: 'sign_failed', actor },
    },
  );

/** @throws Refusal 409 where the business has none; Fault 502 where the simulated authority does not give them. */
async function keysFor({ db, authorities }: InvoicesDeps, tenant: Tenant): Promise<CryptoKeys> {
  const { cryptoKeys } = await businessOf(db, tenant);
  if (cryptoKeys !== null) return readCryptoKeys(cryptoKeys);
  const simulated = await authorities.simulatedKeys(tenant.label);
  if (simulated === null)
    throw refuse(
      'invalid_state',
      'The QR code needs the crypto keys of the tax authority: put cryptoKeys to /si/business.',
    );
  if (simulated === 'unreachable')
    throw new Fault('upstream_error', { status: 502, message: 'The tax authority cannot be reached at the moment.' });
  return readCryptoKeys(simulated);
}
