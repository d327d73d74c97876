import { bareText } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';

/** Any site may read it: code generators and editors do. */
const OPEN_TO_ALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };

export const getOpenApi = openRoute({
  method: 'GET',
  path: '/openapi.json',
  access: { open: true },
  tag: 'Documentation',
  summary: 'This document: OpenAPI 3.1. No key.',
  responses: { 200: Type.Object({ openapi: Type.String() }, { additionalProperties: true }) },
  handler: async (_call, { docs }) => bareText(await docs.openApi(), OPEN_TO_ALL),
});
