import { ok } from '@kente/kit/http/reply';
import { Nullable, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { identityRoute } from '../../api/route.ts';
import { failures } from '../../api/schemas.ts';
import { LABELS, ROLES } from '../index.ts';
import { meOnWire } from './wire.ts';

const Environment = Type.Object(
  { envId: Type.String(), label: Type.Union(LABELS.map((label) => Type.Literal(label))) },
  { additionalProperties: false },
);

const Me = Type.Object(
  {
    via: Type.Union([Type.Literal('key'), Type.Literal('person')]),
    email: Nullable(Type.String()),
    name: Nullable(Type.String()),
    organisations: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          role: Type.Union(ROLES.map((role) => Type.Literal(role))),
          environments: Type.Array(Environment),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export const whoAmI = identityRoute({
  method: 'GET',
  path: '/si/me',
  access: { identity: true },
  tag: 'Account',
  summary: 'Who calls: the person or key, its organisations, and the role and environments in each.',
  description: 'A key has one organisation, and of its environments the one that it belongs to comes first.',
  responses: { 200: success(Me), ...failures(502, 504) },
  handler: async ({ caller }, { tenancy }) => ok(await meOnWire(caller, tenancy)),
});
