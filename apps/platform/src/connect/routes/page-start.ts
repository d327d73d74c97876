import { bare } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { OpenedBody, PageSessionBody } from './schemas.ts';

export const pageStart = openRoute({
  method: 'POST',
  path: '/connect/api/sessions',
  access: { open: true, perAddressPerMinute: 600 },
  tag: 'Linking',
  summary: 'A person has chosen an institution.',
  undocumented: true,
  body: Type.Object({
    opened: OpenedBody,
    institution: Type.String({ maxLength: 100 }),
    authMethod: Type.String({ maxLength: 100 }),
  }),
  responses: { 201: PageSessionBody, 400: invalidInput, 409: failure },
  handler: async ({ body }, { connect }) =>
    bare(await connect.page.start(body.opened, body.institution, body.authMethod), {
      status: 201,
      headers: { 'cache-control': 'no-store' },
    }),
});
