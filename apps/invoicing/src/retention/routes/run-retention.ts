import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Flag, failures, isOn, placed } from '../../api/schemas.ts';

const Count = Type.Integer({ minimum: 0 });
const Counts = Type.Object(
  {
    ...{ invoices: Count, transactions: Count, events: Count, dlq: Count, customers: Count },
    ...{
      payoutBatches: Count,
      links: Count,
      exchanges: Count,
      webhookSubjects: Count,
      webhookBodies: Count,
      idempotencyKeys: Count,
    },
  },
  { additionalProperties: false },
);

export const runRetention = route({
  method: 'POST',
  path: '/si/mono/retention/run',
  access: { role: 'admin' },
  tag: 'Review',
  summary: 'Forget now what is older than MONO_DATA_RETENTION_DAYS, as happens once a day.',
  description:
    'With `dryRun` nothing goes: `candidates` says what would, by kind. Invoices that were signed keep their tax fields.',
  body: placed({ dryRun: Type.Optional(Flag) }),
  responses: {
    200: success(
      Type.Object(
        {
          ...{ dryRun: Type.Boolean(), retentionDays: Nullable(Type.Integer()) },
          before: Nullable(Type.String({ format: 'date-time' })),
          ...{ candidates: Counts, purged: Counts, retainedSigned: Count },
        },
        { additionalProperties: false },
      ),
    ),
    ...failures(400, 404, 409),
  },
  async handler({ caller, body }, { tenancy, retention }) {
    const tenant = await tenancy.resolve(caller, body);
    const dryRun = isOn(body.dryRun);
    const { before, ...run } = await retention.run(tenant, { dryRun, actor: caller.id });
    const message = dryRun ? 'Nothing went: this is what would' : 'Retention has run';
    return ok({ ...run, before: before?.toISOString() ?? null }, message);
  },
});
