import { ok } from '@kente/kit/http/reply';
import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import { toWire } from '@kente/kit/money';
import Type from 'typebox';
import { PAGE_SIZE, pageMeta } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { reaches } from '../../tenancy/index.ts';
import type { Preview } from '../index.ts';
import { masked } from '../masking.ts';

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));
const When = Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.String({ format: 'date' })]));

const Event = Type.Object({
  ...{ id: Type.String(), traceId: Type.String(), environment: Type.String(), accountId: Type.String() },
  ...{ transactionId: Type.String(), type: Type.String(), amount: Type.Integer(), currency: Type.String() },
  ...{ narration: Type.String(), decision: Type.String(), reason: Nullable(Type.String()) },
  reasons: Type.Array(
    Type.Object({ rule: Type.Integer(), detail: Type.String(), evidence: Type.Optional(Type.String()) }),
  ),
  ...{ score: Type.Number(), signals: Type.Array(Type.String()), invoiceId: Nullable(Type.String()) },
  at: Type.String({ format: 'date-time' }),
});

export const listEvents = route({
  method: 'GET',
  path: '/si/mono/events',
  access: { role: 'viewer' },
  tag: 'Review',
  summary: 'What was decided of each transaction and why, newest first.',
  description:
    'Names and numbers of people are masked unless the role is admin. `reason` is a reason or a finer detail.',
  query: placed({
    ...{ accountId: Text, transactionId: Text, reason: Text, from: When, to: When },
    decision: Type.Optional(Type.Enum(['eligible', 'skipped', 'rejected', 'review'])),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  responses: { 200: success(Type.Array(Event), PageMeta), ...failures(400, 404) },
  async handler({ caller, query, url }, { tenancy, monitoring }) {
    const tenant = await tenancy.resolve(caller, query);
    const { from, to, page = 1, pageSize: limit = PAGE_SIZE, accountId, transactionId, decision, reason } = query;
    const span = { from: instant(from), to: instant(to, 'T23:59:59.999Z') };
    const filter = { accountId, transactionId, decision, reason, ...span };
    const previews = await monitoring.previews(tenant, filter, { page, limit });
    const total = await monitoring.countPreviews(tenant, filter);
    const shown = reaches(caller.role, 'admin') ? previews : previews.map(masked);
    return ok(
      shown.map((preview) => onWire(preview, tenant.label)),
      'Eligibility previews',
      {
        meta: pageMeta(url, total, { page, limit }),
      },
    );
  },
});

/** A day means all of it. */
const instant = (text: string | undefined, endOfDay = 'T00:00:00.000Z'): Date | undefined =>
  text === undefined ? undefined : new Date(text.length === 10 ? text + endOfDay : text);

function onWire({ counterparty: _, amountMinor, at, ...preview }: Preview, environment: string) {
  return { ...preview, environment, amount: toWire(amountMinor), at: at.toISOString() };
}
