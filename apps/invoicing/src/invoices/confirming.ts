import { newId } from '@kente/kit/ids';
import { refuse } from '../api/refusals.ts';
import { aliasKeys } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { Business } from './business.ts';
import { allowed, businessOf, changed, locked, tell } from './changing.ts';
import { type Edit, edited } from './content.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor, BankEvidence, Buyer, Invoice } from './invoice.ts';
import { irnProblem, strippedNumber } from './irn.ts';
import { customerFor } from './store/customers.ts';
import { indexNumber, isNumberTaken, nextInSeries } from './store/numbers.ts';

export interface Confirmation extends Pick<Edit, 'issueDate' | 'buyer' | 'lines' | 'kind'> {
  /** The next of the series when absent. */
  readonly number?: string;
}

const SERIES_DIGITS = 6;

/**
 * A person says that the draft is an invoice: it gets its number, its IRN and its customer. A number once given stays.
 * @throws Refusal 404; 409 unless DRAFT, for a number that is taken, or another one than it has; 422 where no IRN can be made.
 */
export async function confirm(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  confirmation: Confirmation,
  actor: Actor,
): Promise<Invoice> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return tell(deps, tenant, 'invoice_confirmed', await attempted(deps, tenant, id, confirmation, actor));
    } catch (error) {
      if (!isCollision(error)) throw error;
      // Somebody gave by hand, at this moment, the number that the series came to: the next one is free.
      if (confirmation.number !== undefined || attempt === ATTEMPTS) throw taken(confirmation.number ?? '', error);
    }
  }
}

const ATTEMPTS = 5;

const attempted = (
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  { number: wanted, ...edit }: Confirmation,
  actor: Actor,
): Promise<Invoice> =>
  deps.db.transaction().execute(async (tx) => {
    const before = await locked(tx, tenant, id);
    const state = allowed(before, 'confirm');
    const business = await businessOf(tx, tenant);
    const change = edited(before, edit);
    const number = await numberFor(tx, tenant, before, business, wanted);
    const irn = irnOf({ number, serviceId: business.serviceId, issueDate: change.issueDate });
    const customerId = await customerOf(deps, tx, tenant, change.content.buyer, before.evidence);
    const after = { ...change, state, number, irn, customerId, businessId: business.businessId, reviewedBy: actor };
    const deed = { action: 'confirm', actor, detail: { number, irn } };
    const confirmed = await changed(deps, tx, tenant, before, after, deed);
    await indexNumber(tx, tenant, id, number);
    return confirmed;
  });

async function numberFor(
  tx: Database,
  tenant: Tenant,
  before: Invoice,
  { businessId, numberPrefix: prefix }: Business,
  wanted: string | undefined,
): Promise<string> {
  if (before.number !== null) {
    if (wanted === undefined || wanted === before.number) return before.number;
    throw refuse('conflict', `This invoice has the number ${before.number}. A number is given once.`);
  }
  if (wanted !== undefined) {
    if (await isNumberTaken(tx, tenant, { businessId, number: wanted })) throw taken(wanted);
    return wanted;
  }
  // One that a person gave by hand is passed over: the series has it already.
  for (;;) {
    const next = await nextInSeries(tx, tenant, { businessId, prefix });
    const number = `${prefix}${String(next).padStart(SERIES_DIGITS, '0')}`;
    if (!(await isNumberTaken(tx, tenant, { businessId, number }))) return number;
  }
}

const taken = (number: string, cause?: unknown) =>
  refuse('conflict', `An invoice with the number ${number} exists: letters and digits alone count.`, { cause });

function irnOf(parts: { number: string; serviceId: string; issueDate: string }): string {
  const irn = `${strippedNumber(parts.number)}-${parts.serviceId}-${parts.issueDate.replaceAll('-', '')}`;
  const wrong = irnProblem(irn, parts);
  if (wrong)
    throw refuse('validation_error', wrong.message, {
      data: [{ field: 'number', code: wrong.code, message: wrong.message }],
    });
  return irn;
}

/** Two gave the same number at once: the index let one of them pass. */
function isCollision(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'invoices_number';
}

/** Who is invoiced: by TIN, else by name, else by account. Null where nobody is known. */
async function customerOf(
  { clock }: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  buyer: Buyer | null,
  { counterparty }: BankEvidence,
): Promise<string | null> {
  const name = buyer?.name ?? counterparty.name;
  const key = aliasKeys({ name, accountNumber: buyer === null ? counterparty.accountNumber : null }).at(-1);
  const identity = buyer?.tin === undefined ? key : `tin:${buyer.tin}`;
  if (identity === undefined) return null;
  return customerFor(tx, tenant, { id: newId(), identity, name, at: clock.now() });
}
