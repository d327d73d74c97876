import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Entry, entryOnWire } from './schemas.ts';

export const dismiss = route({
  method: 'POST',
  path: '/si/mono/dlq/:id/dismiss',
  access: { role: 'operator' },
  tag: 'Review',
  summary: 'Close a rejected transaction without an invoice.',
  body: placed({ note: Type.Optional(Type.String({ maxLength: 500 })) }),
  responses: { 200: success(Entry), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, deadLetters }) {
    const tenant = await tenancy.resolve(caller, body);
    const letter = await deadLetters.dismiss(tenant, params.id, { note: body.note ?? null, actor: caller });
    return ok(entryOnWire(letter, tenant.label), 'Dismissed');
  },
});
