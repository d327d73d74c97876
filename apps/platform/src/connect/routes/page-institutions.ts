import { invalidField } from '@kente/kit/errors';
import { bare } from '@kente/kit/http/reply';
import { failure, invalidInput, Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { openRoute } from '../../api/route.ts';
import type { Opened } from '../index.ts';
import { OpenedBody } from './schemas.ts';

const Institution = Type.Object(
  {
    ...{ id: Type.String(), name: Type.String(), country: Type.String(), type: Type.String(), icon: Type.String() },
    primaryColor: Nullable(Type.String()),
    methods: Type.Array(Type.Object({ type: Type.String(), name: Type.String() }, { additionalProperties: false })),
    status: Type.String(),
  },
  { additionalProperties: false },
);

export const pageInstitutions = openRoute({
  method: 'GET',
  path: '/connect/api/institutions',
  access: { open: true, perAddressPerMinute: 1_200 },
  tag: 'Linking',
  summary: 'What a person can choose from.',
  undocumented: true,
  query: Type.Object({ 'session-boot': Type.String({ maxLength: 4_000 }) }),
  responses: {
    200: Type.Object({ institutions: Type.Array(Institution) }, { additionalProperties: false }),
    ...{ 400: invalidInput, 409: failure },
  },
  handler: async ({ query }, { connect }) =>
    bare(
      { institutions: await connect.page.institutions(openedOf(query['session-boot'])) },
      { headers: { 'cache-control': 'no-store' } },
    ),
});

function openedOf(text: string): Opened {
  try {
    const value: unknown = JSON.parse(text);
    if (Value.Check(OpenedBody, value)) return value;
  } catch {
    // Told below.
  }
  throw invalidField('session-boot', 'session-boot must say how the page was opened');
}
