import Type from 'typebox';
import { command } from './command.ts';
import { findEnvironment } from './find.ts';
import { Overlap, Place } from './inputs.ts';

const strict = { additionalProperties: false };
const OneOf = { ...Place, webhook: Type.String() };

const list = command('webhooks.list', Type.Object(Place, strict), async ({ app, mode }, { tenancy, events }) => ({
  webhooks: await events.endpoints.list(await findEnvironment(tenancy, app, mode)),
}));

const NewWebhook = Type.Object(
  {
    ...Place,
    url: Type.String({ maxLength: 2_048 }),
    events: Type.Optional(Type.Array(Type.String())),
    secret: Type.Optional(Type.String()),
  },
  strict,
);

const create = command('webhooks.create', NewWebhook, async ({ app, mode, ...endpoint }, { tenancy, events }) =>
  events.endpoints.create(await findEnvironment(tenancy, app, mode), endpoint),
);

const rotate = command(
  'webhooks.rotate',
  Type.Object({ ...OneOf, overlap_ms: Overlap }, strict),
  async ({ app, mode, webhook, overlap_ms }, { tenancy, events }) => {
    const env = await findEnvironment(tenancy, app, mode);
    return events.endpoints.rotate(env, webhook, { overlapMs: overlap_ms });
  },
);

const remove = command(
  'webhooks.remove',
  Type.Object(OneOf, strict),
  async ({ app, mode, webhook }, { tenancy, events }) => {
    await events.endpoints.remove(await findEnvironment(tenancy, app, mode), webhook);
    return { id: webhook, removed: true };
  },
);

const test = command(
  'webhooks.test',
  Type.Object(OneOf, strict),
  async ({ app, mode, webhook }, { tenancy, events }) => ({
    event_id: await events.test(await findEnvironment(tenancy, app, mode), webhook),
  }),
);

export const webhookCommands = [list, create, rotate, remove, test];
