import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { AllocationData, Amount, MatchData, NoteBody } from './schemas.ts';
import { allocationOnWire, matchOnWire } from './wire.ts';

const AllocationKind = Type.Union(
  (['payment', 'fee', 'withholding', 'rounding', 'overpayment'] as const).map((kind) => Type.Literal(kind)),
);

export const listMatches = route({
  method: 'GET',
  path: '/si/invoices/:id/matches',
  access: { role: 'viewer' },
  tag: 'Matching',
  summary: 'Payments that may belong to an invoice, best first, each with its evidence.',
  query: placed({}),
  responses: { 200: success(Type.Array(MatchData)), ...failures(400, 404) },
  async handler({ caller, params, query }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, query);
    return ok((await invoices.matches(tenant, params.id)).map(matchOnWire), 'Matches');
  },
});

export const allocate = route({
  method: 'POST',
  path: '/si/invoices/:id/allocations',
  access: { role: 'operator' },
  tag: 'Matching',
  summary: 'Say that a payment pays an invoice, in whole or in part.',
  body: placed({ transactionId: Type.String({ minLength: 1, maxLength: 100 }), amount: Amount, kind: AllocationKind }),
  responses: { 201: success(AllocationData), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const { transactionId, amount, kind } = body;
    const request = { transactionId, amount: BigInt(amount), kind };
    const made = await invoices.allocate(tenant, params.id, request, caller.id);
    return ok(allocationOnWire(made), 'Payment allocated', { status: 201 });
  },
});

export const reverseAllocation = route({
  method: 'POST',
  path: '/si/allocations/:id/reverse',
  access: { role: 'operator' },
  tag: 'Matching',
  summary: 'Undo an allocation. It stays in the books as reversed.',
  body: placed({ note: NoteBody }),
  responses: { 200: success(AllocationData), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const how = { actor: caller.id, note: body.note ?? null };
    return ok(allocationOnWire(await invoices.reverse(tenant, params.id, how)), 'Allocation reversed');
  },
});
