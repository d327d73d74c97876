import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const SETTINGS = {
  autoMatch: Type.Boolean(),
  proposeAt: Share,
  aliasConfirmations: Type.Integer({ minimum: 1, maximum: 100 }),
  runnerUpGap: Share,
};
const Settings = Type.Object(SETTINGS, { additionalProperties: false });

export const getMatching = route({
  method: 'GET',
  path: '/si/matching',
  access: { role: 'viewer' },
  tag: 'Matching',
  summary: 'How payments are matched: whether anything applies by itself, and the thresholds.',
  query: placed({}),
  responses: { 200: success(Settings), ...failures(400, 404) },
  async handler({ caller, query }, { tenancy, invoices }) {
    return ok(await invoices.matchSettings(await tenancy.resolve(caller, query)), 'Matching settings');
  },
});

export const putMatching = route({
  method: 'PUT',
  path: '/si/matching',
  access: { role: 'admin' },
  tag: 'Matching',
  summary: 'Switch auto-match on or off, and set the thresholds. What is not named stays.',
  body: placed({
    autoMatch: Type.Optional(SETTINGS.autoMatch),
    proposeAt: Type.Optional(Share),
    aliasConfirmations: Type.Optional(SETTINGS.aliasConfirmations),
    runnerUpGap: Type.Optional(Share),
  }),
  responses: { 200: success(Settings), ...failures(400, 404) },
  async handler({ caller, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const { env: _, envId: __, ...change } = body;
    return ok(await invoices.putMatchSettings(tenant, change, caller.id), 'Matching settings saved');
  },
});
