import { bare } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { SIGNED_IN } from './schemas.ts';

export const getJwks = openRoute({
  method: 'GET',
  path: '/console/jwks',
  access: SIGNED_IN,
  tag: 'Console',
  summary: 'The public keys that the tokens of the console are verified with.',
  undocumented: true,
  responses: { 200: Type.Object({ keys: Type.Array(Type.Object({ kid: Type.String() })) }) },
  handler: async (_call, { console: { tokens } }) =>
    bare(await tokens.keys(), { headers: { 'cache-control': 'public, max-age=60' } }),
});
