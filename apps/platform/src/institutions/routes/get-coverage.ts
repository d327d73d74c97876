import { bare } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { CoverageBody } from './schemas.ts';

/** Read by browsers on any site: the list is public and no cookie takes part. */
const OPEN_TO_ALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' };

export const getCoverage = openRoute({
  method: 'GET',
  path: ['/coverage', '/v1/coverage'],
  access: { open: true },
  tag: 'Institutions',
  summary: 'Every institution by name, for the browser SDK. No key.',
  responses: { 200: Type.Array(CoverageBody) },
  handler: (_call, { institutions }) => bare(institutions.coverage(), { headers: OPEN_TO_ALL }),
});
