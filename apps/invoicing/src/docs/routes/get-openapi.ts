import { bareText } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

export const getOpenApi = openRoute({
  method: 'GET',
  path: '/openapi.json',
  access: { open: true },
  tag: 'Reference',
  summary: 'The OpenAPI document.',
  undocumented: true,
  responses: { 200: Type.Object({}) },
  handler: async (_call, { docs }) => bareText(await docs.openApi()),
});
