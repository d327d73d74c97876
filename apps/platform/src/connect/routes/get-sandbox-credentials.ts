import { ok } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { PartnersMistake, SandboxBody } from './schemas.ts';

export const getSandboxCredentials = route({
  method: 'GET',
  path: '/v2/connect/sandbox',
  access: { testOnly: true },
  tag: 'Linking without a page',
  summary: 'What to type into the form of a session in the sandbox.',
  description: 'Header `x-session-id`. Test keys only.',
  responses: { 200: SandboxBody, 400: PartnersMistake },
  handler: async ({ caller, headers }, { connect }) =>
    ok(await connect.headless.hints(caller, headers['x-session-id']), 'Request completed successfully'),
});
