import { refuse } from '../api/refusals.ts';
import type { Tenant } from '../tenancy/index.ts';
import { freeAllOf } from './allocating.ts';
import { allowed, changed, locked } from './changing.ts';
import { type Edit, edited } from './content.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor, Invoice } from './invoice.ts';

/**
 * A person changes the document; a reviewed or validated one becomes a draft again, and keeps its number.
 * @throws Refusal 404; 409 `conflict` for another version than `version`; 409 `invalid_state` once it is signed.
 */
export async function edit(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  { version, edit: wanted, actor }: { version: number; edit: Edit; actor: Actor },
): Promise<Invoice> {
  return deps.db.transaction().execute(async (tx) => {
    const before = await locked(tx, tenant, id);
    const state = allowed(before, 'edit');
    if (before.version !== version)
      throw refuse('conflict', `Somebody changed this invoice: it is at version ${before.version}. Read it again.`);
    const change = { ...edited(before, wanted), state, reviewedBy: actor, documentHash: null, validatedAt: null };
    return changed(deps, tx, tenant, before, change, {
      action: 'edit',
      actor,
      detail: { fields: Object.keys(wanted) },
    });
  });
}

/** A person says that the draft is no invoice. @throws Refusal 404; 409 once the authority may know it. */
export async function reject(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  { note, learn, actor }: { note: string | null; learn: boolean; actor: Actor },
): Promise<Invoice> {
  return deps.db.transaction().execute(async (tx) => {
    const state = allowed(await locked(tx, tenant, id), 'reject');
    const before = await freeAllOf(deps, tx, tenant, id, actor);
    const { accountId, evidence } = before;
    const counterparty = evidence.counterparty.name;
    const teaches = learn && counterparty !== null;
    if (teaches) await deps.learn(tx, tenant, { accountId, counterparty, actor });
    const change = { state, paymentStatus: 'REJECTED', reviewedBy: actor } as const;
    const detail = { ...(note === null ? {} : { note }), learned: teaches };
    return changed(deps, tx, tenant, before, change, { action: 'reject', actor, detail });
  });
}
